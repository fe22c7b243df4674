import { StepError } from '../step-error.js';
import type { Size } from './place-picture.js';

const SMALLEST = 16;
const LARGEST = 4096;

/** Bytes that are no picture, or an id mask that does not belong to its picture; only other input helps. */
export function imageUnreadable(name: string, why: string, cause?: unknown): StepError {
  return new StepError(
    'image_unreadable',
    `The picture "${name}" cannot be read: ${why}. Run the step that made it again.`,
    { retryable: false, details: { name }, cause },
  );
}

/** The error of a conversion whose signal was aborted; retryable, since nothing was wrong with it. */
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
