import type { CanvasPoint } from '#workflow-core';

const REACH = 32;
const SAMPLES = 24;

type Curve = [CanvasPoint, CanvasPoint, CanvasPoint, CanvasPoint];

/** The curve that a wire takes from an output to an input. */
export function wireCurve(from: CanvasPoint, to: CanvasPoint): Curve {
  const reach = Math.max(REACH, Math.abs(to.x - from.x) / 2);
  return [from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to];
}

/** The curve as the data of an SVG path. */
export function curvePath([from, first, second, to]: Curve): string {
  return `M ${from.x} ${from.y} C ${first.x} ${first.y}, ${second.x} ${second.y}, ${to.x} ${to.y}`;
}

/** Points along the curve, close enough to meet whatever is as large as a node. */
export function curvePoints([a, b, c, d]: Curve): CanvasPoint[] {
  return Array.from({ length: SAMPLES + 1 }, (_, step) => {
    const t = step / SAMPLES;
    const s = 1 - t;
    const at = (from: number, first: number, second: number, to: number): number =>
      s ** 3 * from + 3 * s * s * t * first + 3 * s * t * t * second + t ** 3 * to;
    return { x: at(a.x, b.x, c.x, d.x), y: at(a.y, b.y, c.y, d.y) };
  });
}
