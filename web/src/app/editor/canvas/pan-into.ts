import type { CanvasPoint } from '#workflow-core';
import type { CanvasRect } from './node-box';

/**
 * How far what is seen has to move, so that a box is whole in it and `margin` away from its edges. Of a box that is
 * larger than the room the upper left corner counts.
 */
export function panInto(box: CanvasRect, around: CanvasRect, margin: number): CanvasPoint {
  return {
    x: moveInto([box.x, box.width], [around.x, around.width], margin),
    y: moveInto([box.y, box.height], [around.y, around.height], margin),
  };
}

type Span = readonly [start: number, length: number];

function moveInto([start, length]: Span, [from, room]: Span, margin: number): number {
  const wanted = Math.max(from + margin, Math.min(start, from + room - margin - length));
  return wanted - start;
}
