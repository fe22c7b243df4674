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

/** Notes of each run what it had started when it was first seen to be cancelled. `stop` answers all that were seen. */
export function watchCancelledRuns(query: Query): { stop(): Promise<Facts['cancelledRuns']> } {
  const seen: Facts['cancelledRuns'] = [];
  const look = async (): Promise<void> => {
    // The database is one of those that fault after fault takes away.
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
