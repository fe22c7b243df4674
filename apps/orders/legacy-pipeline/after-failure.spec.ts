import { FAILURE_FAMILIES } from '#contracts';
import type { Failure } from '#contracts';
import { afterFailure } from './after-failure.js';
import type { AfterFailure, FailureHistory } from './after-failure.js';

const FRESH: FailureHistory = { failures: 0, repeats: 0, lastFailure: null };
const failureOf = (code: string, change: Partial<Failure> = {}): Failure => ({
  ...{ code, message: code, retryable: true, details: { step: 'glb_export' } },
  ...change,
});

/** The same failure so often, always with or always without another line delivered in between. */
function repeated(code: string, times: number, anotherDelivered: boolean): AfterFailure {
  let history = FRESH;
  for (;;) {
    const after = afterFailure(history, failureOf(code), { anotherDelivered, pausesMs: [1] });
    times -= 1;
    if (after.state === 'failed' || times === 0) return after;
    history = after;
  }
}

describe('afterFailure', () => {
  it.each([...FAILURE_FAMILIES].filter(([, family]) => family === 'input'))('gives up at once for %s', (code) => {
    expect(repeated(code, 1, false)).toEqual({ state: 'failed', failure: failureOf(code) });
  });

  it.each([...FAILURE_FAMILIES].filter(([, family]) => family !== 'input'))('never gives up alone for %s', (code) => {
    expect(repeated(code, 50, false)).toMatchObject({ state: 'waiting', failures: 50, repeats: 1 });
  });

  it.each([...FAILURE_FAMILIES].filter(([, family]) => ['infrastructure', 'cancelled'].includes(family)))(
    'never gives up for %s, whatever is delivered meanwhile',
    (code) => {
      expect(repeated(code, 50, true)).toMatchObject({ state: 'waiting', failures: 50 });
    },
  );

  it.each(['internal_error', 'process_died', 'render_failed', 'step_conversion_timeout', 'never_seen'])(
    'gives up for %s the third time that others are delivered in between, and not the second',
    (code) => {
      expect(repeated(code, 2, true)).toMatchObject({ state: 'waiting', repeats: 2 });
      expect(repeated(code, 3, true)).toMatchObject({
        state: 'failed',
        failure: { code: code === 'process_died' ? 'crash_loop' : code, retryable: false },
      });
    },
  );

  it.each([{ details: { step: 'notify' } }, { message: 'another' }, { code: 'render_failed' }])(
    'counts anew where the failure is another one: %j',
    (change) => {
      const history = { failures: 2, repeats: 2, lastFailure: failureOf('internal_error') };
      const after = afterFailure(history, failureOf('internal_error', change), {
        anotherDelivered: true,
        pausesMs: [1],
      });
      expect(after).toMatchObject({ state: 'waiting', failures: 3, repeats: 1 });
    },
  );

  it('pauses longer each time, and keeps the last pause', () => {
    const pauses = [0, 1, 2, 3, 40].map((failures) => {
      const after = afterFailure({ ...FRESH, failures }, failureOf('machine_failed'), {
        ...{ anotherDelivered: false, pausesMs: [2, 10, 30] },
      });
      return after.state === 'waiting' && after.pauseMs;
    });
    expect(pauses).toEqual([2, 10, 30, 30, 30]);
  });
});
