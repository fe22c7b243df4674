import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { lookAtBus } from './look-at-bus.js';

type Query = <T>(sql: string, values?: unknown[]) => Promise<T[]>;

/** Outstanding work; all of it must end without intervention once all faults are over. */
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

/** `$1` is when the event stream was created. */
const TOLD_TO_ANOTHER = `select count(*)::int from (
    select published_to from orders.outbox_message
    union all select published_to from orchestrator.outbox_message
    union all select published_to from comparison.outbox_message) as told where published_to <> $1`;

/** One question, because each needs a connection of its own, which costs the machine under test more than the counting. */
const ALL_UNREST = `select ${Object.entries({ ...UNREST, 'events that a wiped bus had': TOLD_TO_ANOTHER })
  .map(([name, sql]) => `(${sql}) as "${name}"`)
  .join(', ')}`;

/** Resolves when no work is left; after `withinMs` it throws naming what is. */
export async function untilRest(query: Query, natsUrl: string, withinMs: number): Promise<void> {
  let left: Record<string, number> = {};
  let bus = await lookAtBus(natsUrl);
  const rest = await waitUntil(
    async () => {
      // The bus after the tables: what is in no outbox any more is on it.
      const [counts] = await query<Record<string, number>>(ALL_UNREST, [bus.eventsCreated]);
      bus = await lookAtBus(natsUrl);
      left = Object.fromEntries(Object.entries({ ...counts, messages: bus.unread }).filter(([, count]) => count > 0));
      return Object.keys(left).length === 0 ? true : undefined;
    },
    { withinMs, everyMs: 500 },
  );
  if (!rest) throw new Error(`Not idle ${withinMs} ms after the last fault; left are ${JSON.stringify(left)}.`);
}
