import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Mode } from '#contracts';
import { createLogger } from '#platform/telemetry';
import { createFolderArtifactStore } from '#artifacts';
import { createLocalProcessRunner, seedCatalog } from '#steps';
import type { ArtifactStore } from '#artifacts';
import type { Renderer } from '#steps';
import { LegacyOutcomesService } from '../../../apps/orders/legacy-pipeline/legacy-outcomes.service.js';
import { LegacyPipelineConfig } from '../../../apps/orders/legacy-pipeline/legacy-pipeline.config.js';
import { LegacyWorkerService } from '../../../apps/orders/legacy-pipeline/legacy-worker.service.js';
import { createStepSessions } from '../../../apps/orders/legacy-pipeline/step-sessions.js';
import type { StepSessions } from '../../../apps/orders/legacy-pipeline/step-sessions.js';
import { readDelivery } from '../../../apps/orders/deliveries/read-deliveries.repository.js';
import { fallBackToLegacy } from '../../../apps/orders/dispatch/fallback.repository.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { smallOutputType } from '../../instance/small-output-type.js';
import { fullDisk } from '../../chaos/quick/full-disk.js';
import { quickProcesses } from '../../chaos/quick/quick-processes.js';
import { quickRenderer } from '../../chaos/quick/quick-renderer.js';
import { openDelivery, openOrdersDatabase, someWorkflow } from './orders-database.js';

const RECIPIENT = 'orders@hartomat.example';

/** What a test plants into a pipeline; the rest is real, but for a converter that remembers and a renderer that paints. */
export interface PlantedPipeline {
  config?: Partial<LegacyPipelineConfig>;
  renderer?: Renderer;
  store?: (store: ArtifactStore) => ArtifactStore;
}

/** Legacy pipelines of this process on a real database, and order lines for them. */
export interface LegacyBench {
  orm: MikroORM;
  databaseUrl: string;
  /** The folder of the artifacts, of scratch files and of the sign of a full disk. */
  dir: string;
  query<T>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Dispatches a line, whose graph has failed already; its delivery's id. */
  line(mode?: Mode): Promise<string>;
  start(planted?: PlantedPipeline): LegacyWorkerService;
  delivery(id: string): ReturnType<typeof readDelivery>;
  jobOf(id: string): Promise<Record<string, unknown>>;
  until(what: string, check: () => Promise<boolean>): Promise<void>;
  setDiskFull(full: boolean): void;
  close(): Promise<void>;
}

/** Everything that a pipeline in `dir` needs, planted or not. */
export function sessionsIn(
  dir: string,
  { renderer = quickRenderer(0), store = (it) => it }: PlantedPipeline,
): StepSessions {
  mkdirSync(join(dir, 'scratch'), { recursive: true });
  const artifacts = fullDisk(store(createFolderArtifactStore(join(dir, 'artifacts'))), join(dir, 'disk-full'));
  const real = createStepSessions(artifacts, { renderer, blender: renderer }, join(dir, 'scratch'));
  const processes = quickProcesses(createLocalProcessRunner(), join(repositoryRoot(), '.hartomat/cache/quick'));
  return {
    close: () => real.close(),
    open: async (signal) => {
      const session = await real.open(signal);
      return { ...session, ctx: { ...session.ctx, processes } };
    },
  };
}

/** A pipeline as its module makes it. */
export function pipelineOn(orm: MikroORM, dir: string, planted: PlantedPipeline): LegacyWorkerService {
  const config = Object.assign(new LegacyPipelineConfig(), { pollIntervalMs: 10, retryPausesMs: [20] }, planted.config);
  const logger = createLogger('legacy-pipeline', process.env['HARTOMAT_TEST_LOG_LEVEL'] ?? 'silent');
  const outcomes = new LegacyOutcomesService(orm, config, logger);
  const worker = new LegacyWorkerService(orm, config, sessionsIn(dir, planted), outcomes, logger);
  worker.onApplicationBootstrap();
  return worker;
}

export async function openLegacyBench(name: string): Promise<LegacyBench> {
  const { orm, databaseUrl, close } = await openOrdersDatabase(name);
  const dir = mkdtempSync(join(tmpdir(), 'hartomat-legacy-'));
  const workers: LegacyWorkerService[] = [];
  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => orm.em.fork().execute<T[]>(sql, values);
  const pinned = await pinFlange(dir, query);
  return {
    orm,
    databaseUrl,
    dir,
    query,
    line: async (mode = 'legacy') => {
      const id = await openDelivery(orm, { ...pinned, mode, workflow: mode === 'legacy' ? null : someWorkflow });
      if (mode === 'graph') await orm.em.fork().transactional((em) => fallBackToLegacy(em, id, 'run_failed'));
      return id;
    },
    start: (planted = {}) => {
      const worker = pipelineOn(orm, dir, planted);
      workers.push(worker);
      return worker;
    },
    delivery: (id) => readDelivery(orm.em.fork(), id),
    jobOf: async (id) =>
      (await query<Record<string, unknown>>('select * from orders.legacy_job where delivery_id = ?', [id]))[0] ?? {},
    until: async (what, check) => {
      const found = await waitUntil(async () => ((await check()) ? true : undefined), {
        withinMs: 60_000,
        everyMs: 10,
      });
      if (!found) throw new Error(`Not within a minute: ${what}`);
    },
    setDiskFull: (full) => (full ? writeFileSync(join(dir, 'disk-full'), '') : rmSync(join(dir, 'disk-full'))),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.onApplicationShutdown()));
      await close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

type Query = LegacyBench['query'];

/** The flange unit as a small still, whose owner hears by mail. */
async function pinFlange(dir: string, query: Query) {
  const store = createFolderArtifactStore(join(dir, 'artifacts'));
  const type = smallOutputType({ notify: { channel: 'email', recipients: [RECIPIENT] } });
  const catalog = { ...seedCatalog(), outputTypes: [{ ...type, key: 'still' }] };
  const { sha256: catalogSha256 } = await store.put(Buffer.from(JSON.stringify(catalog)), 'application/json');
  await query('insert into orders.catalog_document (sha256, document) values (?, ?::jsonb)', [
    catalogSha256,
    JSON.stringify(catalog),
  ]);
  const file = await readFile(join(repositoryRoot(), 'tests/fixtures/step/own-flange-unit.step'));
  const { sha256: fileSha256 } = await store.put(file, 'model/step');
  const product = { key: 'flange', name: 'Flange', fileName: 'f.step', fileSha256, fileByteLength: file.byteLength };
  return { catalogSha256, line: { id: '', orderNumber: 'order-1', product, outputType: 'still' } };
}
