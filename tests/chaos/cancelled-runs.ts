import { startLoop } from '#platform/timers';
import type { Facts } from './audit/facts.js';

type Query = <T>(sql: string, values?: unknown[]) => Promise<T[]>;

const EVERY_MS = 300;
const NEWLY_CANCELLED = `
  select r.id as "runId", count(a.attempt)::int as attempts
    from orchestrator.run r
    left join orchestrator.node_run n on n.run_id = r.id
    left join orchestrator.attempt a on a.node_run_id = n.id
   where r.status = 'cancelled' and not (r.id = any ($1::text[])) group by r.id`;

/** Records how many attempts each run had when it was first seen cancelled. `stop` returns all records. */
export function watchCancelledRuns(query: Query): { stop(): Promise<Facts['cancelledRuns']> } {
  const seen: Facts['cancelledRuns'] = [];
  const look = async (): Promise<void> => {
    // The database may be unavailable because of a fault.
    const found = await query<(typeof seen)[number]>(NEWLY_CANCELLED, [seen.map(({ runId }) => runId)]).catch(() => []);
    seen.push(...found);
  };
  const loop = startLoop('cancelled runs', EVERY_MS, look);
  return {
    stop: async () => {
      await loop.stop();
      await look();
      return seen;
    },
  };
}
