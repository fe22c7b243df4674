import type { EntityManager } from '@mikro-orm/postgresql';
import { LegacyFinished, buildEvidence } from '#contracts';
import type { Evidence, EvidenceStatus, Failure, PerformedStep } from '#contracts';
import { commitDelivery } from '../deliveries/commit-delivery.repository.js';
import { failDelivery } from '../deliveries/fail-delivery.repository.js';
import { stageEffects } from '../deliveries/stage-effects.repository.js';
import { writeOutbox } from '../outbox/outbox.repository.js';
import { afterFailure } from './after-failure.js';
import type { AfterFailure } from './after-failure.js';
import { endJob, postponeJob, wasAnotherDelivered } from './legacy-jobs.repository.js';
import type { LegacyJob } from './legacy-jobs.repository.js';

/** What became of an attempt. */
export type Settled = AfterFailure | { state: 'succeeded' };

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
 * Ends an attempt, in one transaction of the caller: the delivery is committed, or failed where the failure is the line's
 * own, or the line waits for its next attempt. Null where another attempt has the job by now.
 */
export async function settleJob(
  em: EntityManager,
  job: LegacyJob,
  evidence: Evidence,
  pausesMs: readonly number[],
): Promise<Settled | null> {
  await em.execute('select id from orders.delivery where id = ? for update', [job.deliveryId]);
  const settled = await decide(em, job, evidence, pausesMs);
  if (settled.state === 'waiting') return (await postponeJob(em, job, settled)) ? settled : null;
  if (!(await endJob(em, job, settled.state))) return null;
  await report(em, job, settled.state === 'failed' ? withFailure(evidence, settled.failure) : evidence);
  return settled;
}

async function decide(
  em: EntityManager,
  job: LegacyJob,
  { status: { failure } }: Evidence,
  pausesMs: readonly number[],
): Promise<Settled> {
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
