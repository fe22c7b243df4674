import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { unreadMessages } from './unread-messages.js';

type Query = <T>(sql: string, values?: unknown[]) => Promise<T[]>;

/** What is still to be done by itself; all of it must come to an end once nothing is broken any more. */
const UNREST: Record<string, string> = {
  'open deliveries': `select count(*)::int from orders.delivery where state = 'open'`,
  'running runs': `select count(*)::int from orchestrator.run where status = 'running'`,
  'legacy jobs': `select count(*)::int from orders.legacy_job where state in ('queued', 'running')`,
  'inbox notices': `select count(*)::int from orders.notification where state = 'pending' and channel = 'in_app'`,
  'events of orders': `select count(*)::int from orders.outbox_message`,
  'events of the orchestrator': `select count(*)::int from orchestrator.outbox_message`,
  'events of comparison': `select count(*)::int from comparison.outbox_message`,
  'pairs without a verdict': `select count(*)::int from comparison.graph_evidence
     where compared_at is null and delivery_id in (select delivery_id from comparison.legacy_evidence)`,
};

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
      const unread = await unreadMessages(natsUrl);
      if (unread > 0) left['messages'] = unread;
      return Object.keys(left).length === 0 ? true : undefined;
    },
    { withinMs, everyMs: 300 },
  );
  if (!rest) throw new Error(`No rest ${withinMs} ms after everything was healed; left are ${JSON.stringify(left)}.`);
}
