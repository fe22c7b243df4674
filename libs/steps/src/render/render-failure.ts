import { StepError } from '../step-error.js';

/** The page's error after a crash of the graphics process; the pixels would be empty. */
export const CONTEXT_LOST = 'the graphics context was lost';

const GONE = /has been closed|crashed|disconnected|Target closed/i;

/** The error of an aborted render; retryable. */
export function renderAborted(): StepError {
  return new StepError('step_aborted', 'The render was ended before it finished, as its caller asked.', {
    retryable: true,
  });
}

/** The error of a picture whose id mask has no pixel of any part. */
export function renderEmpty(name: string): StepError {
  return new StepError(
    'render_empty',
    `The picture "${name}" shows nothing of the product: no pixel of its id mask belongs to a part. The product is ` +
      'probably too thin for the picture, or its surfaces are damaged. Look at the model, order a larger picture or ' +
      'another view, or export the file again with solid bodies.',
    { retryable: false, details: { picture: name } },
  );
}

/**
 * Classifies the end of a render: a crashed browser is retryable (`renderer_crashed`), anything else is not
 * (`render_failed`).
 */
export function renderFailure(cause: unknown, broken: boolean): StepError {
  const reason = reasonOf(cause);
  if (broken || GONE.test(reason) || reason.includes(CONTEXT_LOST)) {
    return new StepError('renderer_crashed', `The rendering browser ended during a picture: ${reason}. Try again.`, {
      retryable: true,
      cause,
    });
  }
  return new StepError('render_failed', `The picture could not be rendered: ${reason}. Check the model.`, {
    retryable: false,
    cause,
  });
}

/** The first line: the browser's whole log follows it, which stays in the cause. */
export function reasonOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]!;
}
