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

/** The oldest pair without a verdict, locked for this transaction; other processes skip it. Null for none. */
export async function lockNextPair(em: EntityManager): Promise<Pair | null> {
  const [row] = await em.execute<PairRow[]>(
    `select g.run_id, g.delivery_id, l.evidence as legacy, g.evidence as graph,
            l.traceparent as legacy_trace, g.traceparent as graph_trace
       from comparison.graph_evidence g join comparison.legacy_evidence l on l.delivery_id = g.delivery_id
      where g.compared_at is null order by g.received_at limit 1 for update of g skip locked`,
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
