import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { lookAtBus } from './look-at-bus.js';

type Query = <T>(sql: string, values?: unknown[]) => Promise<T[]>;

/** What is still to be done by itself; all of it must come to an end once nothing is broken any more. */
const UNREST: Record<string, string> = {
  'open deliveries': `select count(*)::int from orders.delivery where state = 'open'`,
  'running runs': `select count(*)::int from orchestrator.run where status = 'running'`,
  'legacy jobs': `select count(*)::int from orders.legacy_job where state in ('queued', 'running')`,
  'inbox notices': `select count(*)::int from orders.notification where state = 'pending' and channel = 'in_app'`,
  'events of orders': `select count(*)::int from orders.outbox_message where published_at is null`,
  'events of the orchestrator': `select count(*)::int from orchestrator.outbox_message where published_at is null`,
  'events of comparison': `select count(*)::int from comparison.outbox_message where published_at is null`,
  'runs without an end': `select count(*)::int from orders.path_run where state = 'requested'`,
  'pairs without a verdict': `select count(*)::int from comparison.graph_evidence
     where compared_at is null and delivery_id in (select delivery_id from comparison.legacy_evidence)`,
};

const TOLD_TO_ANOTHER = `select count(*)::int from (
    select published_to from orders.outbox_message
    union all select published_to from orchestrator.outbox_message
    union all select published_to from comparison.outbox_message) as told where published_to <> $1`;

/** Resolves when nothing is left to do; throws saying what is after `withinMs`. */
export async function untilRest(query: Query, natsUrl: string, withinMs: number): Promise<void> {
  let left: Record<string, number> = {};
  const rest = await waitUntil(
    async () => {
      left = {};
      for (const [name, sql] of Object.entries(UNREST)) {
        const [row] = await query<{ count: number }>(sql);
        if (row && row.count > 0) left[name] = row.count;
      }
      const { unread, eventsCreated } = await lookAtBus(natsUrl);
      if (unread > 0) left['messages'] = unread;
      const [lost] = await query<{ count: number }>(TOLD_TO_ANOTHER, [eventsCreated]);
      if (lost && lost.count > 0) left['events that a wiped bus had'] = lost.count;
      return Object.keys(left).length === 0 ? true : undefined;
    },
    { withinMs, everyMs: 300 },
  );
  if (!rest) throw new Error(`No rest ${withinMs} ms after everything was healed; left are ${JSON.stringify(left)}.`);
}
