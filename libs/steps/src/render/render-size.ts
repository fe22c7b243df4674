import { StepError } from '../step-error.js';

const SMALLEST = 64;
const LARGEST = 4096;

/** Throws `StepError('render_size_out_of_range')` unless both sides are whole pixels from 64 to 4096. */
export function assertRenderSize(size: { width: number; height: number }): void {
  const fits = (side: number) => Number.isInteger(side) && side >= SMALLEST && side <= LARGEST;
  if (fits(size.width) && fits(size.height)) return;
  throw new StepError(
    'render_size_out_of_range',
    `A picture of ${size.width} × ${size.height} pixels cannot be rendered: both sides must be whole numbers from ` +
      `${SMALLEST} to ${LARGEST}. Change the output type's size or the node's width and height.`,
    { retryable: false, details: { width: size.width, height: size.height, smallest: SMALLEST, largest: LARGEST } },
  );
}
