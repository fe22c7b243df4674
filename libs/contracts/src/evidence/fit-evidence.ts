import { MESSAGE_LIMITS } from '../message-limits.js';
import type { Evidence } from './evidence.js';

/**
 * Evidence that fits into a message. Beyond `limit` bytes the steps' logs are left out, then the steps; `leftOut` says
 * so. Effects are never left out: without them nothing could be delivered.
 */
export function fitEvidence(evidence: Evidence, limit: number = MESSAGE_LIMITS.evidence): Evidence {
  if (bytesOf(evidence) <= limit) return evidence;
  const steps = evidence.steps.map((step) => ({ ...step, logs: [] }));
  const withoutLogs: Evidence = { ...evidence, steps, leftOut: 'logs' };
  return bytesOf(withoutLogs) <= limit ? withoutLogs : { ...evidence, steps: [], leftOut: 'steps' };
}

const bytesOf = (evidence: Evidence): number => Buffer.byteLength(JSON.stringify(evidence));
