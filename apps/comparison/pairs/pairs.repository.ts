import type { EntityManager } from '@mikro-orm/postgresql';
import type { Evidence } from '#contracts';
import type { EvidenceComparison } from '../compare/compare-evidence.js';

/** Both evidences of a delivery with the traces that they came in. */
export interface Pair {
  runId: string;
  deliveryId: string;
  legacy: Evidence;
  graph: Evidence;
  traces: { legacy: string | null; graph: string | null };
}

interface PairRow {
  run_id: string;
  delivery_id: string;
  legacy: Evidence;
  graph: Evidence;
  legacy_trace: string | null;
  graph_trace: string | null;
}

/** A pair that this process may compare now, and how often that was begun before, this time included. */
export interface ClaimedPair {
  runId: string;
  attempts: number;
  postponements: number;
}

/**
 * The next pair without a verdict: what was never tried goes before what was, the oldest first. Counts the attempt before
 * anything is compared and keeps other processes away for a while; commit it before comparing. Null for none.
 */
export async function claimNextPair(em: EntityManager): Promise<ClaimedPair | null> {
  const [claimed] = await em.execute<ClaimedPair[]>(
    `update comparison.graph_evidence set attempts = attempts + 1,
            next_try_at = now() + (array[10, 60, 300])[least(attempts + 1, 3)] * interval '1 second'
      where run_id = (
        select g.run_id
          from comparison.graph_evidence g join comparison.legacy_evidence l on l.delivery_id = g.delivery_id
         where g.compared_at is null and (g.next_try_at is null or g.next_try_at <= now())
         order by g.attempts, g.received_at limit 1 for update of g skip locked)
     returning run_id as "runId", attempts, postponements`,
  );
  return claimed ?? null;
}

/** A claimed pair, locked for this transaction. Null where it has a verdict by now, or another process compares it. */
export async function lockPair(em: EntityManager, { runId }: ClaimedPair): Promise<Pair | null> {
  const [row] = await em.execute<PairRow[]>(
    `select g.run_id, g.delivery_id, l.evidence as legacy, g.evidence as graph,
            l.traceparent as legacy_trace, g.traceparent as graph_trace
       from comparison.graph_evidence g join comparison.legacy_evidence l on l.delivery_id = g.delivery_id
      where g.run_id = ? and g.compared_at is null for update of g skip locked`,
    [runId],
  );
  if (!row) return null;
  return {
    runId: row.run_id,
    deliveryId: row.delivery_id,
    legacy: row.legacy,
    graph: row.graph,
    traces: { legacy: row.legacy_trace, graph: row.graph_trace },
  };
}

/** Puts a pair off without counting the attempt: longer each time, up to an hour. */
export async function postponePair(em: EntityManager, { runId }: ClaimedPair): Promise<void> {
  await em.execute(
    `update comparison.graph_evidence set attempts = attempts - 1, postponements = postponements + 1,
            next_try_at = now() + (array[10, 60, 300, 900, 3600])[least(postponements + 1, 5)] * interval '1 second'
      where run_id = ?`,
    [runId],
  );
}

/** Attempts that ended because the database went away say nothing about their pairs. */
export async function forgiveAttempts(em: EntityManager, runIds: readonly string[]): Promise<void> {
  await em.execute('update comparison.graph_evidence set attempts = greatest(attempts - 1, 0) where run_id in (?)', [
    runIds,
  ]);
}

/** Stores a verdict and marks its pair, in the caller's transaction. */
export async function saveComparison(
  em: EntityManager,
  id: string,
  pair: Pair,
  result: EvidenceComparison,
): Promise<void> {
  await em.execute(
    `insert into comparison.comparison (id, run_id, delivery_id, order_line_id, verdict, aspects, reasons)
     values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)`,
    [
      id,
      pair.runId,
      pair.deliveryId,
      pair.graph.orderLineId,
      result.verdict,
      JSON.stringify(result.aspects),
      JSON.stringify(result.reasons),
    ],
  );
  await em.execute('update comparison.graph_evidence set compared_at = now() where run_id = ?', [pair.runId]);
}
