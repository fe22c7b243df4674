import type { Vector } from '../principal-axes.js';
import type { Triangles } from '../surface-moments.js';

/** A closed mesh that a spec makes itself. */
export interface Solid extends Triangles {
  positions: number[];
  indices: number[];
}

/** A profile of [radius, height] turned about y in `steps` facets; a closed profile makes a ring, one from axis to axis a body. */
export function turned(profile: [number, number][], steps: number): Solid {
  const count = profile.length;
  const positions = Array.from({ length: steps }, (_, s) => (2 * Math.PI * s) / steps).flatMap((turn) =>
    profile.flatMap(([radius, height]) => [radius * Math.cos(turn), height, radius * Math.sin(turn)]),
  );
  const indices: number[] = [];
  for (let s = 0; s < steps; s++) {
    for (let p = 0; p < count; p++) {
      const [a, b] = [s * count + p, s * count + ((p + 1) % count)];
      const next = ((s + 1) % steps) * count;
      const [c, d] = [next + p, next + ((p + 1) % count)];
      indices.push(a, b, c, b, d, c);
    }
  }
  return { positions, indices };
}

/** A ball in `steps` facets around and half as many from pole to pole. */
export function ball(radius: number, steps: number): Solid {
  const arc = Array.from({ length: steps / 2 + 1 }, (_, i) => Math.PI * (i / (steps / 2) - 0.5));
  return turned(
    arc.map((angle): [number, number] => [radius * Math.cos(angle), radius * Math.sin(angle)]),
    steps,
  );
}

/** A ring or tube; `inner` 0 makes a cylinder or disc. */
export function tube(outer: number, inner: number, height: number, steps = 24): Solid {
  return turned(
    [
      [inner, 0],
      [outer, 0],
      [outer, height],
      [inner, height],
    ],
    steps,
  );
}

/** A box with its corner at the origin. */
export function box(x: number, y: number, z: number): Solid {
  const positions = [0, x].flatMap((a) => [0, y].flatMap((b) => [0, z].flatMap((c) => [a, b, c])));
  const faces = [
    [0, 1, 3, 2],
    [4, 6, 7, 5],
    [0, 4, 5, 1],
    [2, 3, 7, 6],
    [0, 2, 6, 4],
    [1, 5, 7, 3],
  ];
  return { positions, indices: faces.flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!]) };
}

/** Both meshes as one. */
export function both(one: Solid, two: Solid): Solid {
  const shift = one.positions.length / 3;
  return {
    positions: [...one.positions, ...two.positions],
    indices: [...one.indices, ...two.indices.map((index) => index + shift)],
  };
}

/** Turned about an axis (any length but 0) by an angle in radians, scaled, and moved, in 32 bits as a converted file is. */
export function moved(
  solid: Solid,
  { axis, angle, scale, offset }: { axis: Vector; angle: number; scale: number; offset: Vector },
): { positions: Float32Array; indices: number[] } {
  const length = Math.hypot(...axis);
  const [x, y, z] = axis.map((value) => value / length) as Vector;
  const [c, s, rest] = [Math.cos(angle), Math.sin(angle), 1 - Math.cos(angle)];
  const rows = [
    [c + x * x * rest, x * y * rest - z * s, x * z * rest + y * s],
    [y * x * rest + z * s, c + y * y * rest, y * z * rest - x * s],
    [z * x * rest - y * s, z * y * rest + x * s, c + z * z * rest],
  ];
  const positions = new Float32Array(solid.positions.length);
  for (let at = 0; at < positions.length; at += 3) {
    rows.forEach((row, i) => {
      positions[at + i] = scale * row.reduce((sum, value, j) => sum + value * solid.positions[at + j]!, 0) + offset[i]!;
    });
  }
  return { positions, indices: solid.indices };
}
