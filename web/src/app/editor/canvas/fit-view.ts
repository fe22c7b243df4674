import type { CanvasPoint } from '#workflow-core';
import type { CanvasRect } from './node-box';

/** What of the canvas is seen: its scale, and where its origin is from the upper left corner, in pixels. */
export interface View extends CanvasPoint {
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Pixels that are kept free around the graph. */
const MARGIN = 48;

/**
 * Shows all of `bounds`, no larger than it is and at no scale below `least`. What does not fit at that scale begins at
 * its left and upper end; what does is in the middle.
 */
export function fitView(bounds: CanvasRect, size: Size, least = 0): View {
  const [width, height] = [roomOf(size.width), roomOf(size.height)];
  const scale = Math.max(least, Math.min(1, width / bounds.width, height / bounds.height));
  return {
    scale,
    x: startOf(bounds.width * scale, size.width) - bounds.x * scale,
    y: startOf(bounds.height * scale, size.height) - bounds.y * scale,
  };
}

/** The view moved so that `box` is in its middle, on each axis where it is not seen whole. */
export function bringIntoView(view: View, box: CanvasRect, size: Size): View {
  const along = (origin: number, start: number, length: number, whole: number): number => {
    const [from, to] = [origin + start * view.scale, origin + (start + length) * view.scale];
    return from >= 0 && to <= whole ? origin : origin + (whole - from - to) / 2;
  };
  return {
    scale: view.scale,
    x: along(view.x, box.x, box.width, size.width),
    y: along(view.y, box.y, box.height, size.height),
  };
}

const roomOf = (length: number): number => Math.max(1, length - 2 * MARGIN);

const startOf = (length: number, whole: number): number => (length <= roomOf(whole) ? (whole - length) / 2 : MARGIN);
