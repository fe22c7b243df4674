import pg from 'pg';
import type { WorkflowVersionReply } from '#contracts';
import { BusConnection } from '#platform/nats';
import type { BusLink } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { startNats } from '../../../../deploy/local/nats/start-nats.js';
import { startPostgres } from '../../../../deploy/local/postgres/start-postgres.js';
import type { ManagedProcess } from '../../../../deploy/local/process/managed-process.js';
import { temporaryHome } from '../../../../deploy/local/testing/temporary-home.js';
import { startOtlpReceiver } from '../../../instance/otlp-receiver.js';
import { readBatchTotals } from './batch-totals.js';
import type { BatchTotals } from './batch-totals.js';
import { startBenchService } from './bench-services.js';
import type { BenchSetting } from './bench-services.js';
import { processorMs } from './processor-time.js';
import { serveVersions } from './serve-versions.js';

const READY_WITHIN_MS = 60_000;

/** An engine of real processes on servers of its own: NATS, PostgreSQL with fsync on, one orchestrator, one worker. */
export interface BenchInstance {
  link: BusLink;
  database: pg.Client;
  databaseUrl: string;
  natsUrl: string;
  /** What the stand-in for the registry knows, by workflow key. */
  versions: Map<string, WorkflowVersionReply>;
  orchestrator: ManagedProcess;
  /** One more of them, to be stopped by whoever asked for it. */
  addOrchestrator(): Promise<ManagedProcess>;
  /** Processor time so far of each process, in milliseconds; without orchestrators that were added. */
  processorTimes(): Record<string, number>;
  /** What the orchestrator tells about its batches, up to now. */
  batchTotals(): Promise<BatchTotals>;
  close(): Promise<void>;
}

type Closing = (() => Promise<unknown>)[];

/** With `profileDir` orchestrator and worker write profiles of their processor time there when they end. */
export async function openBenchInstance(options: { profileDir?: string } = {}): Promise<BenchInstance> {
  const closing: Closing = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return { ...(await open(options, closing)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(options: { profileDir?: string }, closing: Closing): Promise<Omit<BenchInstance, 'close'>> {
  const servers = await startServers(closing);
  const { nats, postgres, receiver } = servers;
  const setting = { ...options, ...servers, metricsUrl: receiver.url };
  const clients = await connect(setting, closing);
  const versions = new Map<string, WorkflowVersionReply>();
  serveVersions(clients.link.connection, versions);
  const orchestrator = await startBenchService('orchestrator', 'orchestrator', setting);
  closing.push(() => orchestrator.stop());
  const worker = await startBenchService('node-worker', 'node-worker', setting);
  closing.push(() => worker.stop());
  const processes = { orchestrator, worker, nats, postgres };
  return {
    ...clients,
    databaseUrl: postgres.url,
    natsUrl: nats.url,
    versions,
    orchestrator,
    addOrchestrator: () => startBenchService('orchestrator', 'orchestrator-2', setting),
    processorTimes: () =>
      Object.fromEntries(Object.entries(processes).map(([name, { pid }]) => [name, pid ? processorMs(pid) : 0])),
    batchTotals: () => readBatchTotals(receiver.exports),
  };
}

async function startServers(closing: Closing) {
  const { homeDir, remove } = temporaryHome();
  closing.push(async () => remove());
  const receiver = await startOtlpReceiver();
  closing.push(() => receiver.close());
  const nats = await startNats({ homeDir, url: '' });
  closing.push(() => nats.stop());
  const postgres = await startPostgres({ homeDir, url: '' });
  closing.push(() => postgres.stop());
  return { homeDir, receiver, nats, postgres };
}

async function connect(
  { nats, postgres }: BenchSetting,
  closing: Closing,
): Promise<Pick<BenchInstance, 'database' | 'link'>> {
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  closing.push(() => database.end());
  const bus = new BusConnection({ url: nats.url, name: 'bench', logger: createLogger('bench', 'warn') });
  bus.start();
  closing.push(() => bus.stop());
  return { database, link: await bus.ready({ withinMs: READY_WITHIN_MS }) };
}
