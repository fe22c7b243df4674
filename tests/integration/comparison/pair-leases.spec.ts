import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MikroORM } from '@mikro-orm/postgresql';
import { migrateFirst, ormOptions } from '#platform/orm';
import { createLogger } from '#platform/telemetry';
import { createFolderArtifactStore } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { comparisonDatabase } from '../../../apps/comparison/comparison.orm.config.js';
import { EvidenceRepository } from '../../../apps/comparison/evidence/evidence.repository.js';
import { ComparePairService } from '../../../apps/comparison/pairs/compare-pair.service.js';
import { leaseNextPair, renewLease } from '../../../apps/comparison/pairs/pairs.repository.js';
import type { LeasedPair } from '../../../apps/comparison/pairs/pairs.repository.js';
import { PairsService } from '../../../apps/comparison/pairs/pairs.service.js';
import { PicturePoolService } from '../../../apps/comparison/pairs/picture-pool.service.js';
import { sampleEvidence } from '../../../apps/comparison/testing/sample-evidence.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { eventually } from './comparison-bench.js';

const logger = createLogger('pair-leases-spec', 'fatal');
const NEVER_ABORTED = new AbortController().signal;

describe('a leased pair', () => {
  let servers: TestServers;
  let orm: MikroORM;
  let folder: string;
  let artifacts: ArtifactStore;
  const pool = new PicturePoolService();

  beforeAll(async () => {
    servers = await acquireTestServers();
    const database = comparisonDatabase({ databaseUrl: await servers.databaseUrl('leases'), databasePoolSize: 4 });
    await migrateFirst(database);
    orm = await MikroORM.init(ormOptions(database));
    folder = await mkdtemp(join(tmpdir(), 'hartomat-leases-'));
    artifacts = createFolderArtifactStore(folder);
  });
  afterAll(async () => {
    await pool.onApplicationShutdown();
    await orm.close(true);
    await servers.release();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => query('truncate comparison.graph_evidence, comparison.legacy_evidence'));

  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => orm.em.fork().execute<T[]>(sql, values);
  const newPair = async (noise = 3): Promise<string> => {
    const [deliveryId, runId] = [randomUUID(), randomUUID()];
    const legacy = await sampleEvidence(artifacts, { deliveryId });
    const graph = await sampleEvidence(artifacts, { path: 'graph', deliveryId, runId, noise });
    const evidence = new EvidenceRepository(orm);
    await evidence.keepLegacy({ deliveryId, evidence: legacy, traceparent: null });
    await evidence.keepGraph({ deliveryId, evidence: graph, traceparent: null });
    return runId;
  };
  const lease = async (): Promise<LeasedPair> => {
    const leased = await leaseNextPair(orm.em.fork());
    if (!leased) throw new Error('There is no pair to lease.');
    return leased;
  };
  const expire = (runId: string) =>
    query('update comparison.graph_evidence set next_try_at = now() where run_id = ?', [runId]);
  const compare = (leased: LeasedPair, store = artifacts, signal = NEVER_ABORTED): Promise<void> =>
    new ComparePairService(orm, pool, store, logger).compare(leased, signal);
  const verdicts = async (runId: string): Promise<string[]> => {
    const sql = 'select verdict from comparison.comparison where run_id = ?';
    return (await query<{ verdict: string }>(sql, [runId])).map(({ verdict }) => verdict);
  };
  /** A store whose pictures come once `open` is called; `asked` resolves when the first one is wanted. */
  const gatedStore = () => {
    let open: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const asked = new Promise<void>((resolve) => (reached = resolve));
    const read = async (sha256: string): Promise<Readable> => {
      reached();
      await gate;
      return artifacts.read(sha256);
    };
    return { store: { ...artifacts, read }, open, asked };
  };

  it('is leased to one process at a time, and counts the attempt', async () => {
    const runId = await newPair();
    const leased = await Promise.all([1, 2, 3].map(() => leaseNextPair(orm.em.fork())));
    expect(leased.filter((one) => one !== null)).toEqual([expect.objectContaining({ runId, attempts: 1 })]);
  });

  it('is compared without a transaction that stays open', async () => {
    const runId = await newPair();
    const { store, open, asked } = gatedStore();
    const comparing = compare(await lease(), store);
    await asked;
    const sql = `select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                   and state like 'idle in transaction%'`;
    const left = await query(sql);
    open();
    await comparing;
    expect(left).toEqual([]);
    expect(await verdicts(runId)).toEqual(['mismatch']);
  });

  it('is taken over when its lease ran out, and then the late first result changes nothing', async () => {
    const runId = await newPair();
    const { store, open, asked } = gatedStore();
    const first = await lease();
    const late = compare(first, {
      ...store,
      read: (sha256) => store.read(sha256).then(() => Readable.from([Buffer.from('other')])),
    });
    await asked;
    await expire(runId);
    const second = await lease();
    expect(second).toMatchObject({ runId, attempts: 2 });
    open();
    await late;
    expect(await verdicts(runId)).toEqual([]);
    await compare(second);
    expect(await verdicts(runId)).toEqual(['mismatch']);
    const sql = 'select payload from comparison.outbox_message where payload->>? = ?';
    expect(await query(sql, ['runId', runId])).toHaveLength(1);
  });

  it('stays leased as long as its process renews the lease, and no longer', async () => {
    const runId = await newPair();
    const leased = await lease();
    await expire(runId);
    await renewLease(orm.em.fork(), leased);
    expect(await leaseNextPair(orm.em.fork())).toBeNull();
    await expire(runId);
    const second = await lease();
    await expire(runId);
    await renewLease(orm.em.fork(), leased);
    expect(await lease()).toMatchObject({ runId, attempts: second.attempts + 1 });
  });

  it.each(['legacy', 'graph'])('has no verdict by evidence of %s that was replaced meanwhile', async (side) => {
    const runId = await newPair();
    const { store, open, asked } = gatedStore();
    const comparing = compare(await lease(), store);
    await asked;
    await query(`update comparison.${side}_evidence set evidence = jsonb_set(evidence, '{orderLineId}', '"line-2"')`);
    open();
    await comparing;
    expect(await verdicts(runId)).toEqual([]);
    await expire(runId);
    await compare(await lease());
    expect(await verdicts(runId)).toEqual(['mismatch']);
  });

  it('is not compared any more once that is aborted', async () => {
    const runId = await newPair();
    const { store, open, asked } = gatedStore();
    const abort = new AbortController();
    const comparing = compare(await lease(), store, abort.signal);
    await asked;
    abort.abort();
    await expect(comparing).rejects.toThrow(/abort/);
    open();
    expect(await verdicts(runId)).toEqual([]);
  });

  const startService = (store: ArtifactStore, pairDeadlineMs: number, log = logger): PairsService => {
    const service = new PairsService(
      orm,
      new ComparePairService(orm, pool, store, logger),
      pool,
      { pairDeadlineMs },
      log,
    );
    service.onApplicationBootstrap();
    return service;
  };

  it('is released when its process shuts down: another leases it at once, and the attempt does not count', async () => {
    const runId = await newPair();
    const { store, open, asked } = gatedStore();
    const service = startService(store, 60_000);
    await asked;
    expect(await leaseNextPair(orm.em.fork())).toBeNull();
    await service.beforeApplicationShutdown();
    expect(await lease()).toMatchObject({ runId, attempts: 1 });
    open();
  });

  it('is given up at its deadline, lets others pass, and has an inconclusive verdict after three attempts', async () => {
    const hanging = await newPair(5);
    const other = await newPair(0);
    const sql = `select evidence #>> '{mediaAssets,0,sha256}' as sha256 from comparison.graph_evidence where run_id = ?`;
    const [picture] = await query<{ sha256: string }>(sql, [hanging]);
    const read = (sha256: string): Promise<Readable> =>
      sha256 === picture?.sha256 ? new Promise(() => undefined) : artifacts.read(sha256);
    let failures = 0;
    const log = { ...logger, error: () => (failures += 1), warn: () => undefined, info: () => undefined };
    const service = startService({ ...artifacts, read }, 500, log as unknown as typeof logger);
    for (const attempt of [1, 2, 3]) {
      await eventually(async () => (failures === attempt ? true : undefined));
      expect(await eventually(async () => (await verdicts(other))[0])).toBe('match');
      expect(await verdicts(hanging)).toEqual([]);
      await expire(hanging);
    }
    expect(await eventually(async () => (await verdicts(hanging))[0])).toBe('inconclusive');
    await service.beforeApplicationShutdown();
  });
});
