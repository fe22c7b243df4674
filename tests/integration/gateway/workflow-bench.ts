import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import type { DraftReply, OrderReply } from '#contracts';
import { definitions } from '#nodes/definitions';
import { loadConfig } from '#platform/config';
import { migrateFirst } from '#platform/orm';
import { createLogger } from '#platform/telemetry';
import { definitionHash } from '#workflow-core';
import { createOrders } from '../../../apps/orders/create-orders.js';
import { OrdersConfig } from '../../../apps/orders/orders.config.js';
import { ordersDatabase } from '../../../apps/orders/orders.orm.config.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { RegistryUnderTest } from '../registry/testing/registry-under-test.js';
import { INTERNAL_TOKEN, openGatewayBench } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const STEP_FILE = 'tests/fixtures/step/own-flange-unit.step';
const logger = createLogger('orders', 'silent');

/** Gateway, registry and orders of a spec's own, on real servers, in this process. */
export class WorkflowBench {
  private constructor(
    readonly gateway: GatewayBench,
    readonly registry: RegistryUnderTest,
    private readonly orders: NestExpressApplication,
    private readonly database: pg.Client,
    private readonly artifactsDir: string,
  ) {}

  static async open(name: string): Promise<WorkflowBench> {
    const registry = await RegistryUnderTest.start(name);
    const artifactsDir = await mkdtemp(join(tmpdir(), 'hartomat-workflows-'));
    const orders = await startOrders(registry, artifactsDir);
    const { natsUrl } = registry.servers;
    const ordersUrl = await orders.getUrl();
    const gateway = await openGatewayBench({ natsUrl, natsPrefix: registry.prefix, ordersUrl });
    const database = new pg.Client({ connectionString: registry.databaseUrl });
    await database.connect();
    await waitUntil(async () => (await gateway.call('GET', '/api/workflows')).ok || undefined, { withinMs: 10_000 });
    return new WorkflowBench(gateway, registry, orders, database, artifactsDir);
  }

  call(method: string, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.gateway.call(method, `/api${path}`, { json, headers });
  }

  /** The answer's JSON, whatever its status. */
  async json<T>(method: string, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<T> {
    return (await (await this.call(method, path, json, headers)).json()) as T;
  }

  save(key: string, revision: number, workflow: unknown): Promise<DraftReply> {
    return this.json('PUT', `/workflows/${key}/draft`, { workflow }, { 'if-match': `"${revision}"` });
  }

  /** A real product as `POST /products` takes it. */
  async productForm(): Promise<FormData> {
    const form = new FormData();
    form.set('key', 'flange');
    form.set('name', 'Flange unit');
    form.set('file', new Blob([new Uint8Array(await readFile(join(repositoryRoot(), STEP_FILE)))]), 'flange.step');
    return form;
  }

  /** An order of one real product; answers the id of its line. */
  async orderLine(outputType: string): Promise<string> {
    const authorization = `Bearer ${this.gateway.config.adminToken}`;
    const body = await this.productForm();
    await fetch(`${this.gateway.origin}/api/products`, { method: 'POST', headers: { authorization }, body });
    const order = await this.json<OrderReply>('POST', '/orders', { lines: [{ product: 'flange', outputType }] });
    return order.lines[0]?.id ?? '';
  }

  /** A live worker that can run every step; valid for ten seconds. */
  announceWorker(): void {
    const steps = definitions.map((one) => ({ step: one.step, version: one.version, hash: definitionHash(one) }));
    const pools = [...new Set(definitions.map(({ pool }) => pool))];
    this.registry.announce({ worker: 'w', pools, capabilities: ['chromium', 'blender'], slots: 1, steps });
  }

  /** How many rows each table of orders and registry has. */
  async rowCounts(): Promise<Record<string, number>> {
    const { rows } = await this.database.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema in ('orders', 'registry') order by 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of rows) {
      const found = await this.database.query<{ count: string }>(`select count(*) as count from ${name}`);
      counts[name] = Number(found.rows[0]?.count);
    }
    return counts;
  }

  /** Loses every stored file. */
  removeArtifacts(): Promise<void> {
    return rm(this.artifactsDir, { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.orders.close();
    await this.database.end();
    await this.registry.stop();
    await this.removeArtifacts();
  }
}

async function startOrders(registry: RegistryUnderTest, artifactsDir: string): Promise<NestExpressApplication> {
  const config = loadConfig(OrdersConfig, {
    HARTOMAT_ARTIFACTS_URL: pathToFileURL(artifactsDir).href,
    HARTOMAT_DATABASE_URL: registry.databaseUrl,
    HARTOMAT_NATS_URL: registry.servers.natsUrl,
    HARTOMAT_NATS_PREFIX: registry.prefix,
    HARTOMAT_HOME: artifactsDir,
    HARTOMAT_ORDERS_PORT: '0',
    HARTOMAT_INTERNAL_TOKEN: INTERNAL_TOKEN,
  });
  await migrateFirst(ordersDatabase(config));
  const app = await createOrders(config, logger);
  await app.listen(0, '127.0.0.1');
  return app;
}
