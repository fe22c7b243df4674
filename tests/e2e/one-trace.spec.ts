import { OrderClient } from '../instance/order-client.js';
import { startOtlpReceiver } from '../instance/otlp-receiver.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

let instance: TestInstance;
let client: OrderClient;
let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
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

it('shows an order line in shadow mode as one trace through every service, whose last spans are sent at the end', async () => {
  const order = await client.dispatchOne('shadow');
  const delivery = await client.settled(order.id);
  const comparison = await client.comparison(delivery.id);
  const { traceId } = await client.run(comparison.runId);
  await instance.stop(...LEGACY_SIDE, ...GRAPH_SIDE);

  const ofLine = receiver.spans.filter((span) => span.traceId === traceId);
  const services = [...new Set(ofLine.map(({ service }) => service))].sort();
  expect(services).toEqual(['comparison', 'gateway', 'legacy-pipeline', 'node-worker', 'orchestrator', 'orders']);
  const names = new Set(ofLine.map(({ name }) => name));
  for (const name of ['orders dispatch', 'legacy pipeline', 'run start', 'run end', 'apply result', 'compare pair']) {
    expect(names).toContain(name);
  }
});
