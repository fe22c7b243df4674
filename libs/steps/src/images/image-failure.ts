import { StepError } from '../step-error.js';
import type { Size } from '../pictures/place-picture.js';

/** As many as the comparison of two animations decodes: 128 frames of 1024 × 1024. */
const MOST_PIXELS = 8 * 4096 * 4096;
const SMALLEST = 16;
const LARGEST = 4096;

/** The error for bytes that are no picture, or an id mask that does not fit its picture; not retryable. */
export function imageUnreadable(name: string, why: string, cause?: unknown): StepError {
  return new StepError(
    'image_unreadable',
    `The picture "${name}" cannot be read: ${why}. Run the step that made it again.`,
    { retryable: false, details: { name }, cause },
  );
}

/** The error of an aborted conversion; retryable. */
export function conversionAborted(): StepError {
  return new StepError('step_aborted', 'The conversion was ended before it finished, as its caller asked.', {
    retryable: true,
  });
}

/** Throws `StepError('image_size_out_of_range')` unless both sides are 16 to 4096 pixels. */
export function assertImageSize(name: string, { width, height }: Size): void {
  if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) return;
  throw new StepError(
    'image_size_out_of_range',
    `"${name}" would become ${width} × ${height} pixels, but both sides must be from ${SMALLEST} to ${LARGEST}. ` +
      "Set the node's width and height; where one of them is 0 it follows the picture's proportions.",
    { retryable: false, details: { name, width, height, smallest: SMALLEST, largest: LARGEST } },
  );
}

/** Throws `StepError('animation_too_large')` where the frames together have more than 134 million pixels. */
export function assertAnimationSize(frames: number, { width, height }: Size): void {
  if (frames * width * height <= MOST_PIXELS) return;
  throw new StepError(
    'animation_too_large',
    `An animation of ${frames} frames of ${width} × ${height} pixels has more than ${MOST_PIXELS} pixels, which takes too ` +
      'much memory to play or compare. Ask for fewer frames, or set a smaller width on the node that animates them.',
    { retryable: false, details: { frames, width, height, mostPixels: MOST_PIXELS } },
  );
}

/** Pictures of different sizes, which cannot be frames of one animation. */
export function framesDiffer(first: Size & { name: string }, other: Size & { name: string }): StepError {
  const shown = ({ name, width, height }: Size & { name: string }) => `"${name}" has ${width} × ${height} pixels`;
  return new StepError(
    'frames_differ',
    `Frames of one animation must have one size, but ${shown(first)} and ${shown(other)}. Set the node's width and height.`,
    { retryable: false, details: { first, other } },
  );
}

/** Runs a decoder or encoder; what it throws becomes `StepError('image_unreadable')` of the named picture. */
export async function readable<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw imageUnreadable(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}
