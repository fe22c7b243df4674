import type { ChannelPolicy } from './channel-policy.js';

/** Why an attempt did not end in an accepted message. Short, and free of credentials: it is stored and shown. */
export interface SendError {
  code: string;
  message: string;
}

/**
 * What one attempt came to. `refused`: it will never be taken. `not_taken`: not now. `unconfirmed`: the whole message was
 * sent and no answer came. `interrupted`: we stopped before the message was out.
 */
export type AttemptResult =
  | { kind: 'accepted'; providerMessageId: string }
  | { kind: 'refused' | 'not_taken' | 'unconfirmed' | 'interrupted'; error: SendError };

/** What becomes of the notification. `counts`: whether the attempt uses one of the policy's. */
export type AfterAttempt =
  | { state: 'sent'; providerMessageId: string }
  | { state: 'pending'; error: SendError; inMs: number; counts: boolean }
  | { state: 'failed' | 'unknown'; error: SendError };

/**
 * Decides after attempt number `attempts` (from 1); `random` in [0, 1) spreads the retries. What may have been delivered
 * is never retried automatically.
 */
export function decideAfterAttempt(
  result: AttemptResult,
  attempts: number,
  policy: Pick<ChannelPolicy, 'attempts' | 'backoffMs' | 'maxBackoffMs'>,
  random: number,
): AfterAttempt {
  if (result.kind === 'accepted') return { state: 'sent', providerMessageId: result.providerMessageId };
  const { kind, error } = result;
  if (kind === 'unconfirmed') return { state: 'unknown', error };
  if (kind === 'interrupted') return { state: 'pending', error, inMs: 0, counts: false };
  if (kind === 'refused' || attempts >= policy.attempts) return { state: 'failed', error };
  const backoff = Math.min(policy.backoffMs * 2 ** (attempts - 1), policy.maxBackoffMs);
  return { state: 'pending', error, inMs: Math.round(backoff * (0.5 + random / 2)), counts: true };
}
