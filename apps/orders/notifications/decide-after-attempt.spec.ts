import { CHANNEL_POLICIES } from './channel-policy.js';
import { decideAfterAttempt } from './decide-after-attempt.js';
import type { AttemptResult } from './decide-after-attempt.js';

const policy = { attempts: 5, backoffMs: 100, maxBackoffMs: 300 };
const error = { code: 'x', message: 'm' };
const notTaken: AttemptResult = { kind: 'not_taken', error };

describe('decideAfterAttempt', () => {
  it('is done with an accepted message', () => {
    const after = decideAfterAttempt({ kind: 'accepted', providerMessageId: '<a>' }, 1, policy, 0);
    expect(after).toEqual({ state: 'sent', providerMessageId: '<a>' });
  });

  it('waits twice as long after each attempt, up to the bound', () => {
    const waits = [1, 2, 3, 4].map((attempts) => decideAfterAttempt(notTaken, attempts, policy, 1));
    expect(waits.map((after) => 'inMs' in after && after.inMs)).toEqual([100, 200, 300, 300]);
  });

  it('spreads retries over half of the wait, so that an outage does not end in a storm', () => {
    const waits = [0, 0.5, 1].map((random) => decideAfterAttempt(notTaken, 1, policy, random));
    expect(waits.map((after) => 'inMs' in after && after.inMs)).toEqual([50, 75, 100]);
  });

  it('fails after the last attempt, and at once where the message is refused', () => {
    expect(decideAfterAttempt(notTaken, 5, policy, 0)).toEqual({ state: 'failed', error });
    expect(decideAfterAttempt({ kind: 'refused', error }, 1, policy, 0)).toEqual({ state: 'failed', error });
  });

  it('never tries again what may have arrived', () => {
    expect(decideAfterAttempt({ kind: 'unconfirmed', error }, 1, policy, 0)).toEqual({ state: 'unknown', error });
  });

  it('gives back at once what our own end interrupted, even on the last attempt, and does not count it', () => {
    const after = decideAfterAttempt({ kind: 'interrupted', error }, 5, policy, 0);
    expect(after).toEqual({ state: 'pending', error, inMs: 0, counts: false });
  });

  it('keeps e-mail waiting for hours, as mail servers expect it', () => {
    const { email } = CHANNEL_POLICIES;
    const waits = Array.from({ length: email.attempts - 1 }, (_, done) => {
      const after = decideAfterAttempt(notTaken, done + 1, email, 1);
      return 'inMs' in after ? after.inMs : 0;
    });
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(4 * 3_600_000);
  });
});
