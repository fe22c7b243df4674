import { REQUESTS } from '#contracts';
import type { ComparisonReply, Mode, OrderReply, WorkflowVersionReply } from '#contracts';
import { connectionsTo } from '../instance/bus-connections.js';
import { OrderClient, SMALL_OUTPUT, liveOf } from '../instance/order-client.js';
import { startOtlpReceiver } from '../instance/otlp-receiver.js';
import type { OtlpReceiver, ReceivedSpan } from '../instance/otlp-receiver.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

let instance: TestInstance;
let client: OrderClient;
let receiver: OtlpReceiver;
beforeAll(async () => {
  receiver = await startOtlpReceiver();
  instance = await openTestInstance({ env: { HARTOMAT_OTLP_URL: receiver.url } });
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
});
afterAll(async () => {
  await instance.close();
  await receiver.close();
});

async function deliver(mode: Mode | undefined) {
  const order = await client.dispatchOne(mode);
  const delivery = await client.settled(order.id);
  return { order, delivery, live: await liveOf(instance, delivery.id) };
}

describe('one order line in three modes', () => {
  it('delivers by the path that was asked for, with pixel-identical assets', async () => {
    const legacy = await deliver('legacy');
    const graph = await deliver('graph');
    expect(legacy.delivery).toMatchObject({ deliveredBy: 'legacy', reasonCode: 'operator', graphRunId: null });
    expect(graph.delivery).toMatchObject({ deliveredBy: 'graph', fallbackReason: null });
    expect(graph.live.assets[0]?.run_id).toBe(graph.delivery.graphRunId);
    expect(graph.live.assets.map(({ sha256 }) => sha256)).toEqual(legacy.live.assets.map(({ sha256 }) => sha256));
    expect(graph.live.notifications).toHaveLength(1);
  });

  it('matches in every aspect in shadow mode, where legacy delivers and each path renders once for itself', async () => {
    const before = instance.countOfRenders();
    const { delivery, live } = await deliver('shadow');
    const comparison = await client.comparison(delivery.id);
    expect(delivery.deliveredBy).toBe('legacy');
    expect(comparison).toMatchObject({ verdict: 'match', reasons: [] });
    expect(live.notifications).toHaveLength(1);
    const after = instance.countOfRenders();
    expect({ legacy: after.legacy - before.legacy, graph: after.graph - before.graph }).toEqual({
      legacy: 1,
      graph: 1,
    });
  });

  it('delivers by legacy where no rollout row says otherwise: a new output type, and a new workflow version', async () => {
    const { order, delivery } = await deliver(undefined);
    expect(await instance.query('select * from orders.rollout')).toEqual([]);
    expect(delivery).toMatchObject({ mode: 'legacy', deliveredBy: 'legacy', reasonCode: 'no_rollout_row' });
    expect(order.lines[0]?.outputType).toBe(SMALL_OUTPUT);

    const published = await client.json<WorkflowVersionReply>('/workflows/still-threejs');
    const workflow = structuredClone(published.workflow);
    for (const node of workflow.nodes) if (node.step === 'glb_export') node.params = { quality: 'fine' };
    const newer = await client.publish(published.key, workflow);
    expect(newer.version).toBe(published.version + 1);
    expect((await deliver(undefined)).delivery).toMatchObject({ deliveredBy: 'legacy', reasonCode: 'no_rollout_row' });
    await client.publish(published.key, published.workflow);
  });

  it('follows a rollout row once there is one, and legacy again when the kill switch is on', async () => {
    await client.json('/rollouts/still-threejs/' + SMALL_OUTPUT, 'PUT', { mode: 'graph' });
    expect((await deliver(undefined)).delivery).toMatchObject({
      deliveredBy: 'graph',
      reasonCode: 'rollout_row',
    });
    await client.json('/rollouts/kill-switch', 'PUT', { on: true, reason: 'drill' });
    expect((await deliver('graph')).delivery).toMatchObject({ deliveredBy: 'legacy', reasonCode: 'kill_switch' });
    await client.json('/rollouts/kill-switch', 'PUT', { on: false, reason: 'drill is over' });
  });

  it('dispatches once however often it is asked, and makes a new generation only on request', async () => {
    const { order, delivery } = await deliver('legacy');
    const same = await client.json<OrderReply>(`/orders/${order.id}/dispatch`, 'POST', { mode: 'graph' });
    expect(same.lines[0]?.delivery?.id).toBe(delivery.id);
    await client.json<OrderReply>(`/orders/${order.id}/dispatch`, 'POST', { mode: 'graph', again: true });
    const second = await client.settled(order.id);
    expect(second).toMatchObject({ generation: 2, deliveredBy: 'graph' });
  });

  it('keeps one trace from the request at the gateway to the end of the run', async () => {
    const { delivery } = await deliver('shadow');
    const comparison: ComparisonReply = await client.comparison(delivery.id);
    const run = await client.run(comparison.runId);
    const [row] = await instance.query<{ traceparent: string }>(
      'select traceparent from orders.delivery where id = $1',
      [delivery.id],
    );
    expect(run.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(row?.traceparent).toContain(run.traceId);
  });
});

describe('a running HartOMat that sends its telemetry', () => {
  it('has one connection to the bus for each service', () => {
    const port = Number(new URL(instance.settings.natsUrl).port);
    const counts = [...LEGACY_SIDE, ...GRAPH_SIDE].map((name) => [
      name,
      connectionsTo(port, instance.process(name).pid),
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      ...{ gateway: 1, orders: 1, 'legacy-pipeline': 0 },
      ...{ registry: 1, orchestrator: 1, 'node-worker': 1, comparison: 1 },
    });
  });

  it('shows an order line in shadow mode as one trace through every service, whose last spans are sent at the end', async () => {
    const order = await client.dispatchOne('shadow');
    const delivery = await client.settled(order.id);
    const comparison = await client.comparison(delivery.id);
    const { traceId } = await client.run(comparison.runId);
    await instance.stop(...LEGACY_SIDE, ...GRAPH_SIDE);

    const ofLine = receiver.spans.filter((span) => span.traceId === traceId);
    const services = [...new Set(ofLine.map(({ service }) => service))].sort();
    expect(services).toEqual([...LEGACY_SIDE, ...GRAPH_SIDE].sort());
    const names = new Set(ofLine.map(({ name }) => name));
    for (const name of ['orders dispatch', 'legacy pipeline', 'run start', 'run end', 'apply result', 'compare pair']) {
      expect(names).toContain(name);
    }
    expect(receiver.spans.some(isAnswerToGateway)).toBe(true);
  });
});

/** A span of the orchestrator, under the gateway's that asked, under the HTTP request for the run. */
function isAnswerToGateway({ service, name, parentSpanId }: ReceivedSpan): boolean {
  if (service !== 'orchestrator' || name !== REQUESTS.orchestrator.getRun.name) return false;
  const asking = receiver.spans.find(({ spanId }) => spanId === parentSpanId);
  const request = receiver.spans.find(({ spanId }) => spanId === asking?.parentSpanId);
  return asking?.service === 'gateway' && asking.name === name && request?.name === 'HTTP GET /api/runs/:id';
}
