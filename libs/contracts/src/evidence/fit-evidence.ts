import { MESSAGE_LIMITS } from '../message-limits.js';
import type { Evidence } from './evidence.js';

/**
 * Evidence that a message can carry. Beyond `limit` bytes the steps' logs are left out, then the steps; `leftOut` says so.
 * What the path delivers is never touched: without it there would be nothing to deliver.
 */
export function fitEvidence(evidence: Evidence, limit: number = MESSAGE_LIMITS.evidence): Evidence {
  if (bytesOf(evidence) <= limit) return evidence;
  const steps = evidence.steps.map((step) => ({ ...step, logs: [] }));
  const withoutLogs: Evidence = { ...evidence, steps, leftOut: 'logs' };
  return bytesOf(withoutLogs) <= limit ? withoutLogs : { ...evidence, steps: [], leftOut: 'steps' };
}

const bytesOf = (evidence: Evidence): number => Buffer.byteLength(JSON.stringify(evidence));
