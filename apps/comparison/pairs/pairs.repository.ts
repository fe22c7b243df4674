import type { EntityManager } from '@mikro-orm/postgresql';
import type { Evidence } from '#contracts';
import { comparisonTables } from '../comparison.orm.config.js';
import type { EvidenceComparison } from '../compare/compare-evidence.js';

/** A pair that this process alone compares as long as it holds the lease. */
export interface LeasedPair {
  runId: string;
  leaseId: string;
  /** Attempts begun, this one included. */
  attempts: number;
  postponements: number;
}

/** The evidence of both paths with the traces of its messages. */
export interface Pair {
  deliveryId: string;
  legacy: Evidence;
  graph: Evidence;
  traces: { legacy: string | null; graph: string | null };
  /** Of both evidence records as they are stored. */
  digest: string;
}

/** A process that does not renew its lease for so long is considered dead. */
export const LEASE_SECONDS = 15;

/**
 * Leases the next pair without a verdict: those with fewer attempts first, then the oldest. Counts the attempt before anything
 * is compared, so that a pair that kills the process is not retried at once. Null for none.
 */
export async function leaseNextPair(em: EntityManager): Promise<LeasedPair | null> {
  const [leased] = await em.execute<LeasedPair[]>(
    `update comparison.graph_evidence set attempts = attempts + 1, lease_id = gen_random_uuid(),
            next_try_at = now() + greatest(?, (array[10, 60, 300])[least(attempts + 1, 3)]) * interval '1 second'
      where run_id = (
        select g.run_id
          from comparison.graph_evidence g join comparison.legacy_evidence l on l.delivery_id = g.delivery_id
         where g.compared_at is null and (g.next_try_at is null or g.next_try_at <= now())
         order by g.attempts, g.received_at limit 1 for update of g skip locked)
     returning run_id as "runId", lease_id as "leaseId", attempts, postponements`,
    [LEASE_SECONDS],
  );
  return leased ?? null;
}

/** Extends a lease that still holds by `LEASE_SECONDS` from now. */
export async function renewLease(em: EntityManager, { runId, leaseId }: LeasedPair): Promise<void> {
  await em.execute(
    `update comparison.graph_evidence
        set next_try_at = greatest(next_try_at, now() + ? * interval '1 second')
      where run_id = ? and lease_id = ? and compared_at is null`,
    [LEASE_SECONDS, runId, leaseId],
  );
}

/** A pair without a verdict, with the digest of both evidence records. */
const selectPair = (em: EntityManager, { runId }: LeasedPair) =>
  comparisonTables(em)
    .selectFrom('graph_evidence as g')
    .innerJoin('legacy_evidence as l', 'l.deliveryId', 'g.deliveryId')
    .select((by) => {
      const [legacy, graph] = [by.cast<string>('l.evidence', 'text'), by.cast<string>('g.evidence', 'text')];
      return by.fn<string>('md5', [by(legacy, '||', graph)]).as('digest');
    })
    .where('g.runId', '=', runId)
    .where('g.comparedAt', 'is', null);

/** The evidence of a leased pair; null where it is gone or has a verdict. */
export async function readPair(em: EntityManager, leased: LeasedPair): Promise<Pair | null> {
  const row = await selectPair(em, leased)
    .select(['g.deliveryId', 'l.evidence as legacy', 'g.evidence as graph'])
    .select(['l.traceparent as legacyTrace', 'g.traceparent as graphTrace'])
    .executeTakeFirst();
  if (!row) return null;
  const { legacyTrace, graphTrace, ...pair } = row;
  return { ...pair, traces: { legacy: legacyTrace, graph: graphTrace } };
}

/** Locks a pair for this transaction. False where the lease was lost, or the evidence is not the one that was compared. */
export async function lockLeasedPair(em: EntityManager, leased: LeasedPair, { digest }: Pair): Promise<boolean> {
  const locked = await selectPair(em, leased).where('g.leaseId', '=', leased.leaseId).forUpdate().executeTakeFirst();
  return locked?.digest === digest;
}

/** Postpones a pair without counting the attempt: longer each time, up to an hour. */
export async function postponePair(em: EntityManager, { runId, leaseId }: LeasedPair): Promise<void> {
  await em.execute(
    `update comparison.graph_evidence set attempts = attempts - 1, postponements = postponements + 1, lease_id = null,
            next_try_at = now() + (array[10, 60, 300, 900, 3600])[least(postponements + 1, 5)] * interval '1 second'
      where run_id = ? and lease_id = ?`,
    [runId, leaseId],
  );
}

/** Releases a pair at once, without counting the attempt. */
export async function releasePair(em: EntityManager, { runId, leaseId }: LeasedPair): Promise<void> {
  await em.execute(
    `update comparison.graph_evidence set attempts = attempts - 1, lease_id = null, next_try_at = null
      where run_id = ? and lease_id = ?`,
    [runId, leaseId],
  );
}

/** Uncounts attempts that ended because the database was unavailable. */
export async function uncountAttempts(em: EntityManager, runIds: readonly string[]): Promise<void> {
  await em.execute('update comparison.graph_evidence set attempts = greatest(attempts - 1, 0) where run_id in (?)', [
    runIds,
  ]);
}

/** Stores a verdict and marks its pair, in the caller's transaction. */
export async function saveComparison(
  em: EntityManager,
  { id, runId }: { id: string; runId: string },
  pair: Pair,
  result: EvidenceComparison,
): Promise<void> {
  await em.execute(
    `insert into comparison.comparison (id, run_id, delivery_id, order_line_id, verdict, aspects, reasons)
     values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)`,
    [
      id,
      runId,
      pair.deliveryId,
      pair.graph.orderLineId,
      result.verdict,
      JSON.stringify(result.aspects),
      JSON.stringify(result.reasons),
    ],
  );
  await em.execute('update comparison.graph_evidence set compared_at = now(), lease_id = null where run_id = ?', [
    runId,
  ]);
}
