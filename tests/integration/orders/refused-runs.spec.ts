import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { RunFinished, eventConsumer, eventSubject, busTopology } from '#contracts';
import type { Evidence } from '#contracts';
import { DeadLettersRepository } from '#platform/dead-letters';
import { BusConnection, BusPublisher } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { GraphRunsConsumer } from '../../../apps/orders/graph-runs/graph-runs.consumer.js';
import { GraphRunsService } from '../../../apps/orders/graph-runs/graph-runs.service.js';
import type { OrdersConfig } from '../../../apps/orders/orders.config.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { evidenceOf } from './delivery-driver.js';
import { openGraphBench } from './graph-bench.js';
import type { GraphBench } from './graph-bench.js';

/** More than the server lets out at once. */
const REFUSED = 1200;

describe('finished runs that PostgreSQL refuses', () => {
  let servers: TestServers;
  let bench: GraphBench;
  let bus: BusConnection;
  let publisher: BusPublisher;
  let consumer: GraphRunsConsumer;
  const lines: string[] = [];

  beforeAll(async () => {
    servers = await acquireTestServers();
    bench = await openGraphBench('refused runs');
    bus = new BusConnection({ url: servers.natsUrl, name: 'spec', logger: createLogger('spec', 'silent') });
    bus.start();
    await bus.ready();
    publisher = new BusPublisher(bus, busTopology(`t${randomBytes(6).toString('hex')}`));
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const letters = new DeadLettersRepository(bench.orm, { schema: 'orders', service: 'orders' });
    const config = { natsPrefix: publisher.prefix } as OrdersConfig;
    const runs = new GraphRunsService(bench.orm, bench.artifacts, config, logger);
    consumer = new GraphRunsConsumer(bus, runs, letters, publisher.topology, logger);
  });
  afterAll(async () => {
    await consumer.onApplicationShutdown();
    await bus.stop();
    await bench.close();
    await servers.release();
  });

  const publish = (evidence: Evidence, raw = JSON.stringify(evidence)): Promise<unknown> => {
    const { runId, deliveryId } = evidence;
    const head = JSON.stringify({ runId, deliveryId, runClass: 'live', status: 'succeeded' });
    const subject = eventSubject(publisher.prefix, RunFinished.event);
    return publisher.publishText(subject, `${head.slice(0, -1)},"evidence":${raw}}`);
  };
  const openGraphDelivery = async (): Promise<Evidence> => (await bench.resultOf(await bench.open())).evidence;
  const openMessages = async (): Promise<number> => {
    const { stream, name } = eventConsumer(publisher.prefix, 'orders', RunFinished.event);
    const { num_pending, num_ack_pending } = await (await bus.ready()).jsm.consumers.info(stream, name);
    return num_pending + num_ack_pending;
  };

  it('stop no delivery: they become dead letters, and the log stays short', async () => {
    const texts = ['\\u0000', '\\ud800', '\\uDFFF', 'x\\u0000y'];
    for (let n = 0; n < REFUSED - 2; n += 1) {
      const evidence = evidenceOf(randomUUID(), 'graph', randomUUID(), { orderLineId: 'PLANTED' });
      await publish(evidence, JSON.stringify(evidence).replace('PLANTED', texts[n % texts.length] ?? ''));
    }
    const wide = await openGraphDelivery();
    await publish({ ...wide, mediaAssets: wide.mediaAssets.map((asset) => ({ ...asset, width: 3e9 })) });
    const doubled = await openGraphDelivery();
    await publish({ ...doubled, mediaAssets: [...doubled.mediaAssets, ...doubled.mediaAssets] });
    const good = await openGraphDelivery();
    await publish(good);

    consumer.onApplicationBootstrap();
    const committed = async () =>
      (await bench.liveOf(good.deliveryId)).state?.state === 'committed' ? true : undefined;
    expect(await waitUntil(committed, { withinMs: 30_000 })).toBe(true);
    const settled = async () => ((await openMessages()) === 0 ? true : undefined);
    expect(await waitUntil(settled, { withinMs: 30_000 })).toBe(true);

    const letters = await bench.query<{ field: string; count: number }>(
      'select field, count(*)::int as count from orders.dead_letter where is_cut = false group by field order by field',
    );
    expect(letters.reduce((sum, { count }) => sum + count, 0)).toBe(REFUSED);
    expect(letters.find(({ field }) => field === '/evidence/orderLineId')?.count).toBe(REFUSED - 2);
    expect((await bench.liveOf(wide.deliveryId)).assets).toEqual([]);
    expect((await bench.liveOf(doubled.deliveryId)).assets).toEqual([]);
    expect(lines.length).toBeLessThan(50);
  });
});
