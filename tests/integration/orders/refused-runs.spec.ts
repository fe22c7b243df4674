import { randomBytes, randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { RunFinished, eventConsumer, eventSubject } from '#contracts';
import type { Evidence } from '#contracts';
import { DeadLettersRepository } from '#platform/dead-letters';
import { BusConnection, BusPublisher } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { GraphRunsConsumer } from '../../../apps/orders/deliveries/graph-runs.consumer.js';
import { GraphRunsService } from '../../../apps/orders/deliveries/graph-runs.service.js';
import type { OrdersConfig } from '../../../apps/orders/orders.config.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { driveDeliveries, evidenceOf } from './delivery-driver.js';
import { openDelivery, openOrdersDatabase, someWorkflow } from './orders-database.js';

/** More than the server lets out at once. */
const REFUSED = 1200;

describe('finished runs that PostgreSQL refuses', () => {
  let servers: TestServers;
  let orm: MikroORM;
  let close: () => Promise<void>;
  let bus: BusConnection;
  let publisher: BusPublisher;
  let consumer: GraphRunsConsumer;
  const lines: string[] = [];
  const { query, runOf, liveOf } = driveDeliveries(() => orm);

  beforeAll(async () => {
    servers = await acquireTestServers();
    ({ orm, close } = await openOrdersDatabase('refused runs'));
    bus = new BusConnection({ url: servers.natsUrl, name: 'spec', logger: createLogger('spec', 'silent') });
    bus.start();
    await bus.ready();
    publisher = new BusPublisher(bus, `t${randomBytes(6).toString('hex')}`);
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const letters = new DeadLettersRepository(orm, { schema: 'orders', service: 'orders' });
    const config = { natsPrefix: publisher.prefix } as OrdersConfig;
    consumer = new GraphRunsConsumer(bus, new GraphRunsService(orm), letters, config, logger);
  });
  afterAll(async () => {
    await consumer.onApplicationShutdown();
    await bus.stop();
    await close();
    await servers.release();
  });

  const publish = (evidence: Evidence, raw = JSON.stringify(evidence)): Promise<unknown> => {
    const { runId, deliveryId } = evidence;
    const head = JSON.stringify({ runId, deliveryId, runClass: 'live', status: 'succeeded' });
    const subject = eventSubject(publisher.prefix, RunFinished.event);
    return publisher.publishText(subject, `${head.slice(0, -1)},"evidence":${raw}}`);
  };
  const openGraphDelivery = async (): Promise<Evidence> => {
    const id = await openDelivery(orm, { mode: 'graph', workflow: someWorkflow });
    return evidenceOf(id, 'graph', await runOf(id, 'graph'));
  };
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
    const committed = async () => ((await liveOf(good.deliveryId)).state?.state === 'committed' ? true : undefined);
    expect(await waitUntil(committed, { withinMs: 30_000 })).toBe(true);
    const settled = async () => ((await openMessages()) === 0 ? true : undefined);
    expect(await waitUntil(settled, { withinMs: 30_000 })).toBe(true);

    const letters = await query<{ field: string; count: number }>(
      'select field, count(*)::int as count from orders.dead_letter where is_cut = false group by field order by field',
    );
    expect(letters.reduce((sum, { count }) => sum + count, 0)).toBe(REFUSED);
    expect(letters.find(({ field }) => field === '/evidence/orderLineId')?.count).toBe(REFUSED - 2);
    expect((await liveOf(wide.deliveryId)).assets).toEqual([]);
    expect((await liveOf(doubled.deliveryId)).assets).toEqual([]);
    expect(lines.length).toBeLessThan(50);
  });
});
