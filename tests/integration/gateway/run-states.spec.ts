import { randomUUID } from 'node:crypto';
import { NodeChanged, RunFinished } from '#contracts';
import type { NodeLogsReply, NodeRunReply, RunReply, RunStatesReply } from '#contracts';
import { EventLogService } from '../../../apps/gateway/runs/event-log.service.js';
import { runEventsOf } from '../../../apps/gateway/runs/run-event.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { EngineUnderTest } from '../orchestrator/testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from '../orchestrator/testing/fake-worker.js';
import { json, startFakeOrders } from './fake-orders.js';
import type { FakeOrders } from './fake-orders.js';
import { openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const RANKS = [
  'pending',
  'retry_wait',
  'ready',
  'dispatched',
  'running',
  'succeeded',
  'failed',
  'skipped',
  'cancelled',
];
const FAILURE = { code: 'busy', message: 'Busy.', retryable: true };

describe('a view of a run', () => {
  let engine: EngineUnderTest;
  let gateway: GatewayBench;
  let orders: FakeOrders;
  beforeAll(async () => {
    engine = await EngineUnderTest.start('gateway run states');
    orders = await startFakeOrders();
    const { servers, prefix: natsPrefix } = engine;
    gateway = await openGatewayBench({ natsUrl: servers.natsUrl, natsPrefix, ordersUrl: orders.url });
    engine.startWorker((task) =>
      task.nodeId === 'left' && task.attempt === 1
        ? [resultOf(task, { outcome: 'failed', outputs: undefined, failure: FAILURE })]
        : startedAndSucceeded(task),
    );
    await waitUntil(async () => (await gateway.call('GET', '/api/runs')).ok || undefined, { withinMs: 10_000 });
  });
  afterAll(async () => {
    await gateway.close();
    await orders.close();
    await engine.stop();
  });

  const get = async <T>(path: string): Promise<T> =>
    (await (await gateway.call('GET', `/api/runs/${path}`)).json()) as T;

  /** All changes of a run's nodes in the log, with the id of their event. */
  const loggedChanges = async (runId: string) => {
    const log = gateway.app.get(EventLogService);
    const found: { id: number; nodeId: string; attempt: number; status: string }[] = [];
    for await (const message of await log.read({ after: null, since: new Date(0) })) {
      const events = runEventsOf(runId, message, log.subjectPrefix);
      for (const { event, data } of events)
        if (event === NodeChanged.event) found.push({ ...(data as unknown as (typeof found)[0]), id: message.seq });
      if (events.some(({ event }) => event === RunFinished.event)) break;
    }
    return found;
  };

  it('has states that contain every event up to the one that they name', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    const seen: RunStatesReply[] = [];
    await waitUntil(
      async () => {
        const reply = await gateway.call('GET', `/api/runs/${runId}/states`);
        if (reply.ok) seen.push((await reply.json()) as RunStatesReply);
        return seen.at(-1)?.run.status === 'succeeded' || undefined;
      },
      { withinMs: 30_000, everyMs: 1 },
    );
    const changes = await loggedChanges(runId);
    expect(new Set(changes.map(({ nodeId }) => nodeId)).size).toBe(4);
    const behind = seen.flatMap(({ eventId, nodes }) =>
      changes.filter(({ id, nodeId, attempt, status }) => {
        const state = nodes.find((node) => node.nodeId === nodeId);
        const isLater =
          state && (state.attempt > attempt || (state.attempt === attempt && RANKS.indexOf(state.status) >= RANKS.indexOf(status))); // prettier-ignore
        return id <= eventId && !isLater;
      }),
    );
    expect(behind).toEqual([]);
    // Otherwise an event id of 0 would do.
    const last = seen.at(-1);
    expect(changes.filter(({ id }) => id <= Number(last?.eventId)).length).toBeGreaterThan(0);
  });

  it('tells in its events who did a node, and why it is tried again', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.ended(runId);
    const left = (await loggedChanges(runId)).filter(({ nodeId }) => nodeId === 'left');
    expect(left).toContainEqual(
      expect.objectContaining({ attempt: 2, status: 'retry_wait', failure: { code: 'busy' } }),
    );
    expect(left.at(-1)).toMatchObject({ attempt: 2, status: 'succeeded', worker: 'fake' });
  });

  it('reads single nodes and their logs', async () => {
    const runId = randomUUID();
    await engine.request(runId);
    await engine.ended(runId);
    const run = await get<RunReply>(runId);
    const left = run.nodes.find(({ nodeId }) => nodeId === 'left');
    expect(await get<NodeRunReply>(`${runId}/nodes/left`)).toEqual(left);
    const logs = await get<NodeLogsReply>(`${runId}/nodes/left/logs`);
    expect(logs.attempts).toEqual([{ attempt: 2, shard: null, outcome: 'succeeded', logs: left?.logs }]);
    const first = await get<NodeLogsReply>(`${runId}/nodes/left/logs?attempt=1`);
    expect(first.attempts).toMatchObject([{ attempt: 1, outcome: 'failed', logs: [{ code: 'done' }] }]);
  });

  it.each([
    ['requested', 'run_not_accepted'],
    ['not_started', 'run_not_started'],
  ])('says of a run that was %s why it has no states', async (state, code) => {
    const runId = randomUUID();
    orders.answerWith(json(200, { runId, state, createdAt: new Date().toISOString() }));
    const reply = await gateway.call('GET', `/api/runs/${runId}/states`);
    expect(await problemOf(reply)).toMatchObject({ status: 404, code });
  });

  it('says of a run that orders does not know either that there is none', async () => {
    orders.answerWith(json(404, { code: 'run_not_found', detail: 'There is none.' }, 'application/problem+json'));
    const reply = await gateway.call('GET', `/api/runs/${randomUUID()}/states`);
    expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'run_not_found' });
  });

  it.each([
    ['nobody/states', 404, 'run_not_found'],
    ['nobody/nodes/left', 404, 'run_not_found'],
    ['nobody/nodes/left/logs', 404, 'run_not_found'],
    ['nobody/nodes/left/logs?attempt=0', 400, 'invalid_request'],
    ['nobody/nodes/left/logs?attempt=x', 400, 'invalid_request'],
    ['nobody/states?after=1', 400, 'invalid_request'],
  ])('answers %s with %i %s', async (path, status, code) => {
    expect(await problemOf(await gateway.call('GET', `/api/runs/${path}`))).toMatchObject({ status, code });
  });
});
