import { StepError } from '../step-error.js';

/** Said by the page when the graphics process died under it; the pixels would be empty. */
export const CONTEXT_LOST = 'the graphics context was lost';

const GONE = /has been closed|crashed|disconnected|Target closed/i;

/** The error of a render whose signal was aborted; retryable, since nothing was wrong with it. */
export function renderAborted(): StepError {
  return new StepError('step_aborted', 'The render was ended before it finished, as its caller asked.', {
    retryable: true,
  });
}

/** Sorts what ended a render: a dead browser may work next time (`renderer_crashed`), anything else will not (`render_failed`). */
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
