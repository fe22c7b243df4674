/** In whole pixels. */
export interface Size {
  width: number;
  height: number;
}

/**
 * The transformation of a picture to its new size: `crop` of the source, scaled to `scaled`, placed at `left`, `top` on
 * a `canvas`.
 */
export interface Placement {
  crop: Size & { left: number; top: number };
  scaled: Size;
  left: number;
  top: number;
  canvas: Size;
}

/** `width`, `height`: the wanted size, 0 = keep; where only one is 0 it follows the picture's proportions. */
export interface Wanted extends Size {
  fit: 'contain' | 'cover';
}

/**
 * Shows the whole picture on the canvas (`contain`) or fills the canvas with its centre (`cover`). Works in whole pixels
 * and cuts before it scales, so that nothing larger than picture or canvas is ever held.
 */
export function placePicture(source: Size, { width, height, fit }: Wanted): Placement {
  const canvas = {
    width: width || follow(height, source.width, source.height),
    height: height || follow(width, source.height, source.width),
  };
  return fit === 'cover' ? cover(source, canvas) : contain(source, canvas);
}

/** The side that keeps proportions when its other side becomes `wanted`; 0 = both are kept. */
function follow(wanted: number, side: number, other: number): number {
  return wanted === 0 ? side : Math.max(1, Math.round((wanted * side) / other));
}

function contain(source: Size, canvas: Size): Placement {
  const scaled = largestWithin(canvas, source);
  const { left, top } = centred(scaled, canvas);
  return { crop: { left: 0, top: 0, ...source }, scaled, left, top, canvas };
}

function cover(source: Size, canvas: Size): Placement {
  const taken = largestWithin(source, canvas);
  return { crop: { ...centred(taken, source), ...taken }, scaled: canvas, left: 0, top: 0, canvas };
}

/** The largest size inside `room` with the proportions of `shape`. */
function largestWithin(room: Size, shape: Size): Size {
  if (room.width * shape.height > shape.width * room.height) {
    return { width: Math.max(1, Math.round((room.height * shape.width) / shape.height)), height: room.height };
  }
  return { width: room.width, height: Math.max(1, Math.round((room.width * shape.height) / shape.width)) };
}

function centred(inner: Size, outer: Size): { left: number; top: number } {
  return { left: Math.floor((outer.width - inner.width) / 2), top: Math.floor((outer.height - inner.height) / 2) };
}
