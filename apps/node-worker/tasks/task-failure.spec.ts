import { StepError } from '#steps';
import { taskFailure } from './task-failure.js';

const step = (message: string, details?: Record<string, unknown>): StepError =>
  new StepError('glb_broken', message, { retryable: false, details });

describe('taskFailure', () => {
  it("keeps a step's own code, message, advice to retry and details", () => {
    expect(taskFailure(step('The model is broken.', { parts: 2 }))).toEqual({
      code: 'glb_broken',
      message: 'The model is broken.',
      retryable: false,
      details: { parts: 2 },
    });
  });

  it('calls anything else an internal error worth another try, without stack and paths', () => {
    const error = new TypeError(
      "ENOENT: open '/srv/hartomat/scratch/task-1/model.glb'\n    at secretFunction (/srv/app.js:1)",
    );
    expect(taskFailure(error)).toEqual({
      code: 'internal_error',
      message: "The step failed unexpectedly: ENOENT: open '…/model.glb'",
      retryable: true,
    });
  });

  it.each([
    ['postgres://app:s3cret@db/x failed', 's3cret'],
    ['token=s3cret was refused', 's3cret'],
    ['Authorization: Bearer s3cret', 's3cret'],
    ['{"password":"s3cret"}', 's3cret'],
  ])('says no secret: %s', (message, secret) => {
    expect(JSON.stringify(taskFailure(new Error(message)))).not.toContain(secret);
    expect(JSON.stringify(taskFailure(step(message, { said: message })))).not.toContain(secret);
  });

  it('drops details that no message can carry, and bounds what is said', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    expect(taskFailure(step('x'.repeat(10_000), circular))).toEqual({
      code: 'glb_broken',
      message: 'x'.repeat(2000),
      retryable: false,
    });
  });

  it('makes a failure of what is no error', () => {
    expect(taskFailure(undefined)).toMatchObject({ code: 'internal_error', retryable: true });
  });
});
