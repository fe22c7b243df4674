import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { DeliveryReply, OrderReply } from '#contracts';
import { loadConfig } from '#platform/config';
import { BusConnection } from '#platform/nats';
import { migrateFirst } from '#platform/orm';
import { createLogger } from '#platform/telemetry';
import type { CatalogDocument, OutputType } from '#steps';
import type { CatalogEdit } from '../../../apps/orders/catalog/catalog-edit.js';
import { CatalogService } from '../../../apps/orders/catalog/catalog.service.js';
import { createOrders } from '../../../apps/orders/create-orders.js';
import { OrdersConfig } from '../../../apps/orders/orders.config.js';
import { ordersDatabase } from '../../../apps/orders/orders.orm.config.js';
import { OutputTypeWorkflowsService } from '../../../apps/orders/presets/output-type-workflows.service.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { INTERNAL_TOKEN, openGatewayBench } from '../gateway/gateway-bench.js';
import type { GatewayBench } from '../gateway/gateway-bench.js';
import { RegistryUnderTest, prefix } from '../registry/testing/registry-under-test.js';

const logger = createLogger('orders', process.env['HARTOMAT_TEST_LOG_LEVEL'] ?? 'silent');

/** Gateway, orders and registry in this process on real servers; what they say is what users see. */
export class MigrationBench {
  private constructor(
    readonly registry: RegistryUnderTest,
    private readonly orders: INestApplication,
    private readonly gateway: GatewayBench,
    private readonly removeArtifacts: () => Promise<void>,
  ) {}

  static async start(name: string, outputTypes: OutputType[]): Promise<MigrationBench> {
    const registry = await RegistryUnderTest.start(name);
    const artifacts = await mkdtemp(join(tmpdir(), 'hartomat-presets-'));
    const orders = await startOrders(registry, artifacts);
    const natsUrl = registry.servers.natsUrl;
    const gateway = await openGatewayBench({ ordersUrl: await orders.getUrl(), natsUrl, natsPrefix: prefix });
    const bench = new MigrationBench(registry, orders, gateway, () => rm(artifacts, { recursive: true, force: true }));
    await bench.catalog.edit(outputTypes.map(putOf));
    await waitUntil(async () => ((await bench.call('GET', 'migrations')).status === 200 ? true : undefined), {
      withinMs: 5000,
    });
    return bench;
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    await this.orders.close();
    await this.registry.stop();
    await this.removeArtifacts();
  }

  /** `path` below /api/presets. */
  call(method: string, path: string, json?: unknown): Promise<Response> {
    return this.gateway.call(method, `/api/presets/${path}`, { json });
  }

  async ask<T>(method: string, path: string, json?: unknown): Promise<T> {
    const reply = await this.call(method, path, json);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as T;
  }

  private get catalog(): CatalogService {
    return this.orders.get(CatalogService);
  }

  async editType(key: string, change: Partial<OutputType>): Promise<void> {
    await this.catalog.edit([putOf({ ...(await this.typeOf(key)), ...change })]);
  }

  async typeOf(key: string): Promise<OutputType> {
    const { document } = await this.catalog.head();
    return document.outputTypes.find((one) => one.key === key) as OutputType;
  }

  head(): Promise<{ sha256: string; document: CatalogDocument }> {
    return this.catalog.head();
  }

  query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.orders.get(MikroORM).em.fork().execute<T[]>(sql, values);
  }

  /** Everything that a migration could write, as one text. */
  async allThatIsWritten(): Promise<string> {
    const tables = ['registry.preset_migration', 'registry.workflow_version', 'orders.catalog_document', 'orders.catalog_head', 'orders.catalog_edit', 'orders.rollout']; // prettier-ignore
    const rows = await Promise.all(tables.map((table) => this.query(`select * from ${table} order by 1, 2`)));
    return JSON.stringify(rows);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.query<{ count: string }>(`select count(*) as count from ${table}`);
    return Number(row?.count);
  }

  /** From now on orders has no bus. */
  loseBus(): Promise<void> {
    return this.orders.get(BusConnection).stop();
  }

  /** Orders and dispatches one line, in no mode of anybody's choosing. */
  async dispatchNew(outputType: string): Promise<DeliveryReply | null | undefined> {
    await this.query(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values ('part', 'Part', 'p.step', ?, 1)
       on conflict do nothing`,
      ['a'.repeat(64)],
    );
    const lines = [{ product: 'part', outputType }];
    const order = (await (await this.gateway.call('POST', '/api/orders', { json: { lines } })).json()) as OrderReply;
    const reply = await this.gateway.call('POST', `/api/orders/${order.id}/dispatch`, { json: {} });
    return ((await reply.json()) as OrderReply).lines[0]?.delivery;
  }

  get workflows(): OutputTypeWorkflowsService {
    return this.orders.get(OutputTypeWorkflowsService);
  }
}

const putOf = ({ key, ...value }: OutputType): CatalogEdit => ({ kind: 'output-type', action: 'put', key, value });

async function startOrders(registry: RegistryUnderTest, home: string): Promise<INestApplication> {
  const config = loadConfig(OrdersConfig, {
    HARTOMAT_HOME: home,
    HARTOMAT_ARTIFACTS_URL: pathToFileURL(home).href,
    HARTOMAT_DATABASE_URL: registry.databaseUrl,
    HARTOMAT_NATS_URL: registry.servers.natsUrl,
    HARTOMAT_NATS_PREFIX: prefix,
    HARTOMAT_ORDERS_PORT: '0',
    HARTOMAT_INTERNAL_TOKEN: INTERNAL_TOKEN,
  });
  await migrateFirst(ordersDatabase(config));
  const app = await createOrders(config, logger);
  await app.listen(0, '127.0.0.1');
  if (!app.getHttpServer().listening) await once(app.getHttpServer(), 'listening');
  return app;
}
