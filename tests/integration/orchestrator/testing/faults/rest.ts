import { busTopology } from '#contracts';
import { waitUntil } from '../../../../../deploy/local/process/wait-until.js';
import { AdmissionService } from '../../../../../apps/orchestrator/fairness/admission.service.js';
import type { EngineUnderTest } from '../engine-under-test.js';
import type { ExpectedRuns } from './fault-load.js';

const REST_MS = 20_000;

/** What is not as it must be after a load whose runs are all over; nothing where the engine is at rest. */
export async function unrest(engine: EngineUnderTest, expected: ExpectedRuns): Promise<string[]> {
  let left: string[] = [];
  const look = async () => {
    left = [...(await unendedRuns(engine, expected)), ...lostPlaces(engine), ...(await leftMessages(engine))];
    return left.length === 0 || undefined;
  };
  await waitUntil(look, { withinMs: REST_MS, everyMs: 25 });
  return [...left, ...(await doubledOutcomes(engine, expected))];
}

async function unendedRuns(engine: EngineUnderTest, expected: ExpectedRuns): Promise<string[]> {
  const sql = 'select id, status, failure from orchestrator.run where id = any($1)';
  const rows = await engine.query<{ id: string; status: string; failure: unknown }>(sql, [[...expected.keys()]]);
  const found = new Map(rows.map(({ id, status, failure }) => [id, `${status} ${JSON.stringify(failure)}`]));
  return [...expected]
    .filter(([id, status]) => !found.get(id)?.startsWith(status))
    .map(([id, status]) => `run ${id} shall be ${status} and is ${found.get(id) ?? 'unknown'}`);
}

/** All runs are over, so no place may be taken and nobody may wait. */
function lostPlaces(engine: EngineUnderTest): string[] {
  return engine.parts(AdmissionService).flatMap(({ loads }) =>
    ['materials', 'render', 'notify'].flatMap((pool) => {
      const { outstanding, reserved, queue } = loads.of(pool);
      const taken = { outstanding, reserved, queued: queue.size };
      return Object.values(taken).every((count) => count === 0) ? [] : [`pool ${pool} holds ${JSON.stringify(taken)}`];
    }),
  );
}

async function leftMessages({ link: { jsm }, prefix }: EngineUnderTest): Promise<string[]> {
  const left: string[] = [];
  for (const { name, retention } of busTopology(prefix).streams) {
    const stream = await jsm.streams.info(name).catch(() => null);
    if (!stream) return [`${name} is not there`];
    const { messages } = stream.state;
    if (retention === 'workqueue' && messages > 0) left.push(`${name} holds ${messages} messages`);
    for await (const { name: consumer, num_pending, num_ack_pending, num_redelivered } of jsm.consumers.list(name)) {
      const open = { num_pending, num_ack_pending, num_redelivered };
      // Of others the consumers are the tests' own, and end with them.
      if (consumer.startsWith('orchestrator') && num_pending + num_ack_pending + num_redelivered > 0)
        left.push(`consumer ${consumer} has ${JSON.stringify(open)}`);
    }
  }
  return left;
}

async function doubledOutcomes(engine: EngineUnderTest, expected: ExpectedRuns): Promise<string[]> {
  const rows = await engine.query<{ node: string; accepted: number }>(
    `select n.run_id || ' ' || n.node_id as node, count(a.attempt) filter (where a.outcome = 'succeeded')::int as accepted
       from orchestrator.node_run n left join orchestrator.attempt a on a.node_run_id = n.id
      where n.run_id = any($1) group by 1, n.status
     having (n.status = 'succeeded')::int <> count(a.attempt) filter (where a.outcome = 'succeeded')`,
    [[...expected.keys()]],
  );
  return rows.map(({ node, accepted }) => `node ${node} has ${accepted} accepted outcomes`);
}
