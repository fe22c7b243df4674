import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { INestApplicationContext } from '@nestjs/common';
import { LegacyFinished, PairCompared, RunFinished, busTopology, eventConsumer, eventSubject } from '#contracts';
import type { Evidence } from '#contracts';
import { BusConnection, BusConsumer, BusPublisher, BusRequester } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { createFolderArtifactStore } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import type { ComparisonConfig } from '../../../apps/comparison/comparison.config.js';
import { runComparison } from '../../../apps/comparison/run-comparison.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';

/** The service on real servers, with what its neighbours would use to reach it. */
export interface ComparisonBench {
  artifacts: ArtifactStore;
  requester: BusRequester;
  /** Verdicts that were published so far. */
  published: PairCompared[];
  start(): Promise<void>;
  stop(): Promise<void>;
  legacyFinished(evidence: Evidence): Promise<void>;
  runFinished(evidence: Evidence): Promise<void>;
  publishRaw(event: string, body: object): Promise<void>;
  /** Straight at the tables. */
  query<T = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Where the artifacts are. */
  folder: string;
  /** What a comparison in a process of its own needs to serve the same. */
  env: Record<string, string>;
  close(): Promise<void>;
}

const logger = createLogger('comparison-spec', 'fatal');

/** A bench of its own database, subjects and artifact folder. */
export async function openComparisonBench(): Promise<ComparisonBench> {
  const servers = await acquireTestServers();
  const prefix = `cmp${randomBytes(4).toString('hex')}`;
  const dir = await mkdtemp(join(tmpdir(), 'hartomat-comparison-'));
  const databaseUrl = await servers.databaseUrl('comparison');
  const config = configOf(servers.natsUrl, databaseUrl, { prefix, dir });
  const bus = new BusConnection({ url: servers.natsUrl, name: 'comparison-spec', logger });
  bus.start();
  const publisher = new BusPublisher(bus, busTopology(prefix));
  const publish = async (event: string, body: object): Promise<void> => {
    await publisher.publish(eventSubject(prefix, event), body);
  };
  const { published, consumer } = collectVerdicts(bus, prefix);
  let app: INestApplicationContext | null = null;
  const stop = async (): Promise<void> => {
    await app?.close();
    app = null;
  };
  return {
    artifacts: createFolderArtifactStore(dir),
    requester: new BusRequester(bus, prefix),
    published,
    start: async () => void (app = await runComparison(config)),
    stop,
    legacyFinished: (evidence) => publish(LegacyFinished.event, { ...idsOf(evidence), mode: 'shadow', evidence }),
    runFinished: (evidence) =>
      publish(RunFinished.event, {
        ...idsOf(evidence),
        runId: evidence.runId,
        runClass: 'shadow',
        status: evidence.status.code,
        evidence,
      }),
    publishRaw: publish,
    query: (sql, values = []) => queryOnce(databaseUrl, sql, values),
    folder: dir,
    env: envOf(config),
    close: async () => {
      await stop();
      await consumer.stop();
      await bus.stop();
      await servers.release();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function queryOnce<T>(databaseUrl: string, sql: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(sql, values).finally(() => client.end());
  return rows as T[];
}

const idsOf = ({ deliveryId, orderLineId }: Evidence) => ({ deliveryId, orderLineId });

const envOf = ({ artifactsUrl, databaseUrl, natsUrl, natsPrefix }: ComparisonConfig): Record<string, string> => ({
  HARTOMAT_ARTIFACTS_URL: artifactsUrl,
  HARTOMAT_DATABASE_URL: databaseUrl,
  HARTOMAT_NATS_URL: natsUrl,
  HARTOMAT_NATS_PREFIX: natsPrefix,
});

function configOf(natsUrl: string, databaseUrl: string, of: { prefix: string; dir: string }): ComparisonConfig {
  return {
    artifactsUrl: pathToFileURL(of.dir).href,
    bindHost: '127.0.0.1',
    healthPort: 0,
    logLevel: 'fatal',
    databaseUrl,
    databasePoolSize: 4,
    natsUrl,
    natsPrefix: of.prefix,
    retentionEvidenceDays: 90,
    pairDeadlineMs: 600_000,
    retentionDeadLetterDays: 90,
  };
}

function collectVerdicts(bus: BusConnection, prefix: string) {
  const published: PairCompared[] = [];
  const consumer = new BusConsumer(bus, {
    spec: eventConsumer(prefix, 'spec', PairCompared.event),
    Message: PairCompared,
    topology: busTopology(prefix),
    logger,
    onDeadLetter: async () => undefined,
  });
  consumer.startBatches(10, async (batch) => {
    for (const { message, ack } of batch) {
      published.push(message);
      ack();
    }
  });
  return { published, consumer };
}

/** What `ask` answers as soon as it answers anything; fails after 20 s. */
export async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const answer = await waitUntil(ask, { withinMs: 20_000, everyMs: 25 });
  if (answer === undefined) throw new Error('It did not happen within 20 s.');
  return answer;
}
