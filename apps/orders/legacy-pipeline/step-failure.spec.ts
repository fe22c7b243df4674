import { StepError } from '#steps';
import { stepFailure } from './step-failure.js';

const system = Object.assign(new Error("ENOSPC: no space left on device, open '/srv/hartomat/scratch/x'"), {
  code: 'ENOSPC',
  syscall: 'open',
});

describe('stepFailure', () => {
  it('says a step’s own failure by its code and where it happened', () => {
    const error = new StepError('step_file_empty', 'The STEP file is empty.', { retryable: false, details: { a: 1 } });
    expect(stepFailure('glb_export', error)).toEqual({
      ...{ code: 'step_file_empty', message: 'The STEP file is empty.', retryable: false },
      details: { step: 'glb_export', a: 1 },
    });
  });

  it('takes an error of the operating system for the machine’s', () => {
    expect(stepFailure('glb_export', system)).toMatchObject({ code: 'machine_failed', retryable: true });
  });

  it.each([new TypeError('x is no function'), 'a text', undefined, null, { odd: true }, 7n, Symbol('s')])(
    'takes %p for an error that nobody foresaw',
    (thrown) => {
      expect(stepFailure('notify', thrown)).toMatchObject({
        code: 'internal_error',
        message: expect.stringMatching(/^notify: ./),
      });
    },
  );

  it.each([
    new Error('cannot read /srv/hartomat/artifacts/cas/ab, password=hunter2'),
    new StepError('x', 'cannot read file:///srv/hartomat/x of http://me:hunter2@host/', { retryable: true }),
    system,
  ])('says neither a path nor a password: %p', (error) => {
    expect(stepFailure('notify', error).message).not.toMatch(/srv|hunter2/);
  });
});
