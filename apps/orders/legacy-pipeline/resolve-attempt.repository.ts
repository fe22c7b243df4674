import type { EntityManager } from '@mikro-orm/postgresql';
import { LegacyFinished, buildEvidence } from '#contracts';
import type { Evidence, EvidenceStatus, Failure, PerformedStep } from '#contracts';
import { commitDelivery } from '../deliveries/commit-delivery.repository.js';
import { failDelivery } from '../deliveries/fail-delivery.repository.js';
import { lockDelivery } from '../deliveries/lock-delivery.repository.js';
import { stageEffects } from '../deliveries/stage-effects.repository.js';
import { writeOutbox } from '../outbox/outbox.repository.js';
import { afterFailure } from './after-failure.js';
import type { AfterFailure } from './after-failure.js';
import { endJob, postponeJob, wasAnotherDelivered } from './legacy-jobs.repository.js';
import type { LegacyJob } from './legacy-jobs.repository.js';

/** How an attempt ended. */
export type AttemptOutcome = AfterFailure | { state: 'succeeded' };

/** The evidence of an attempt that began at `startedAt` (ms since the epoch). */
export function evidenceOf(
  job: LegacyJob,
  status: EvidenceStatus,
  { performed = [], startedAt = Date.now() }: { performed?: PerformedStep[]; startedAt?: number } = {},
): Evidence {
  const { runId, deliveryId, orderLineId, generation } = job;
  const head = { path: 'legacy' as const, runId, deliveryId, orderLineId, generation };
  return buildEvidence({ ...head, status, timings: { startedAt, finishedAt: Date.now() } }, performed);
}

/** The same of an attempt that failed outside its steps. */
export const failedEvidenceOf = (job: LegacyJob, failure: Failure): Evidence =>
  evidenceOf(job, { code: 'failed', failure });

/**
 * Ends an attempt in the caller's transaction: the delivery is committed, or failed where the failure is the line's own, or
 * the job waits for its next attempt. Null where another attempt has the job.
 */
export async function resolveAttempt(
  em: EntityManager,
  job: LegacyJob,
  evidence: Evidence,
  pausesMs: readonly number[],
): Promise<AttemptOutcome | null> {
  await lockDelivery(em, job.deliveryId);
  const outcome = await decide(em, job, evidence, pausesMs);
  if (outcome.state === 'waiting') return (await postponeJob(em, job, outcome)) ? outcome : null;
  if (!(await endJob(em, job, outcome.state))) return null;
  await report(em, job, outcome.state === 'failed' ? withFailure(evidence, outcome.failure) : evidence);
  return outcome;
}

async function decide(
  em: EntityManager,
  job: LegacyJob,
  { status: { failure } }: Evidence,
  pausesMs: readonly number[],
): Promise<AttemptOutcome> {
  if (!failure) return { state: 'succeeded' };
  return afterFailure(job, failure, { anotherDelivered: await wasAnotherDelivered(em, job), pausesMs });
}

const withFailure = (evidence: Evidence, failure: Failure): Evidence => ({
  ...evidence,
  status: { ...evidence.status, failure },
});

async function report(em: EntityManager, job: LegacyJob, evidence: Evidence): Promise<void> {
  if (!(await stageEffects(em, evidence))) return;
  const { failure } = evidence.status;
  const { deliveryId, orderLineId, mode, runId } = job;
  if (failure) await failDelivery(em, job.pinned, failure);
  else await commitDelivery(em, { deliveryId, path: 'legacy', runId });
  const graphRunId = job.graphRunId ?? undefined;
  await writeOutbox(em, LegacyFinished.event, { deliveryId, orderLineId, mode, runId: graphRunId, evidence });
}
