import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Evidence, RunFinished } from '#contracts';
import { createLogger } from '#platform/telemetry';
import { createFolderArtifactStore } from '#artifacts';
import { seedCatalog } from '#steps';
import type { ArtifactStore } from '#artifacts';
import { insertDocument } from '../../../apps/orders/catalog/catalog.repository.js';
import { GraphRunsService } from '../../../apps/orders/graph-runs/graph-runs.service.js';
import type { NewDelivery } from '../../../apps/orders/dispatch/dispatch.repository.js';
import { driveDeliveries, evidenceOf } from './delivery-driver.js';
import { PINNED_CATALOG, openDelivery, openOrdersDatabase, someWorkflow } from './orders-database.js';

/** What a result of a graph run differs in from one that is fine. */
export type ResultChange = Partial<Omit<RunFinished, 'evidence'>> & { evidence?: Partial<Evidence> };

/** Orders' side of graph runs on a database of its own: deliveries that pin a catalog which is there, artifacts that are there. */
export interface GraphBench extends ReturnType<typeof driveDeliveries> {
  orm: MikroORM;
  artifacts: ArtifactStore;
  runs: GraphRunsService;
  /** A delivery with a graph run, in mode graph unless it says otherwise. */
  open(change?: Partial<NewDelivery>): Promise<string>;
  /** What the orchestrator reports of the delivery's run. */
  resultOf(deliveryId: string, change?: ResultChange): Promise<RunFinished>;
  /** Each table of orders as one digest, without those named. */
  digest(...without: string[]): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function openGraphBench(name: string): Promise<GraphBench> {
  const { orm, close } = await openOrdersDatabase(name);
  const folder = await mkdtemp(join(tmpdir(), 'hartomat-graph-'));
  const artifacts = createFolderArtifactStore(folder);
  await insertDocument(orm.em.fork(), PINNED_CATALOG, catalogDocument());
  const drive = driveDeliveries(() => orm);
  return {
    ...drive,
    orm,
    artifacts,
    runs: new GraphRunsService(orm, artifacts, { natsPrefix: 'wf' }, createLogger('orders', 'silent')),
    open: (change = {}) => openDelivery(orm, { mode: 'graph', workflow: someWorkflow, ...change }),
    resultOf: (deliveryId, change = {}) => resultOf({ ...drive, artifacts }, deliveryId, change),
    digest: (...without) => digest(drive.query, without),
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The seed with the output type that test deliveries order, which tells whom their evidence tells. */
function catalogDocument() {
  const seed = seedCatalog();
  const notify = { channel: 'in_app' as const, recipients: ['a@b'] };
  return { ...seed, outputTypes: [{ ...seed.outputTypes[0]!, key: 'still', notify }] };
}

type Reads = Pick<GraphBench, 'query' | 'runOf' | 'artifacts'>;

async function resultOf(
  { query, runOf, artifacts }: Reads,
  deliveryId: string,
  change: ResultChange,
): Promise<RunFinished> {
  const [delivery] = await query<{ order_line_id: string; generation: number; mode: string }>(
    'select order_line_id, generation, mode from orders.delivery where id = ?',
    [deliveryId],
  );
  const { sha256, byteLength } = await artifacts.put(Buffer.from('made by graph'), 'image/png');
  const runId = await runOf(deliveryId, 'graph');
  const evidence = evidenceOf(deliveryId, 'graph', runId, {
    orderLineId: delivery!.order_line_id,
    generation: delivery!.generation,
  });
  const mediaAssets = evidence.mediaAssets.map((asset) => ({ ...asset, sha256, byteLength }));
  return {
    ...{ runId, deliveryId, status: 'succeeded' },
    runClass: delivery!.mode === 'graph' ? 'live' : 'shadow',
    ...change,
    evidence: { ...evidence, mediaAssets, ...change.evidence },
  };
}

async function digest(query: GraphBench['query'], without: string[]): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'orders' order by 1`,
  );
  const digests = tables
    .filter(({ name }) => !without.includes(name))
    .map(async ({ name }) => {
      const [row] = await query<{ digest: string | null }>(
        `select md5(string_agg(t::text, '|' order by t::text)) as digest from orders.${name} t`,
      );
      return [name, row?.digest ?? 'empty'] as const;
    });
  return Object.fromEntries(await Promise.all(digests));
}
