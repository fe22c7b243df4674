import { createHash, randomUUID } from 'node:crypto';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { ArtifactSweepReply, RetainedReply, RetentionReply } from '#contracts';
import { createFolderArtifactStore } from '#artifacts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { OrderClient } from '../instance/order-client.js';
import { runCli } from '../instance/run-cli.js';
import { openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

const SERVICES = ['orders', 'gateway', 'registry', 'orchestrator', 'comparison'] as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const OLD = new Date(Date.now() - 2 * DAY_MS);

let instance: TestInstance;
let client: OrderClient;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...SERVICES);
});
afterAll(() => instance.close());

const sweep = (dryRun = false): Promise<RetentionReply> =>
  client.json<RetentionReply>('/retention/sweep', 'POST', { dryRun });
const store = () => createFolderArtifactStore(fileURLToPath(instance.settings.artifactsUrl));

/** An artifact that was put that long ago; answers its digest. */
async function plantFile(text: string, at = OLD): Promise<string> {
  const { sha256 } = await store().put(Buffer.from(text), 'text/plain');
  const root = fileURLToPath(instance.settings.artifactsUrl);
  await utimes(join(root, 'cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256), at, at);
  return sha256;
}

/** A run that ended so many days ago, with one node whose output names an artifact. */
async function plantRun(daysAgo: number, sha256: string, status = 'succeeded'): Promise<string> {
  const [runId, nodeRunId] = [randomUUID(), randomUUID()];
  const hash = `wf1:${createHash('sha256').update(runId).digest('hex')}`;
  await instance.query(
    `insert into orchestrator.run (id, delivery_id, order_line_id, run_class, workflow_key, workflow_version,
            semantic_hash, pinned, status, deadline_at, finished_at)
      values ($1, $1, $1, 'live', 'planted', 1, $2, '{}', $3::text, now() - $4::int * interval '1 day',
              case when $3::text <> 'running' then now() - $4::int * interval '1 day' end)`,
    [runId, hash, status, daysAgo],
  );
  await instance.query(`insert into orchestrator.run_plan (semantic_hash, plan) values ($1, '{"nodes":[]}')`, [hash]);
  await instance.query(
    `insert into orchestrator.node_run (id, run_id, node_id, position, step, version, pool, requires, status, attempt, failures)
      values ($1, $2, 'n', 0, 'glb_export', 1, 'render', 'none', 'succeeded', 1, 0)`,
    [nodeRunId, runId],
  );
  await instance.query(
    `insert into orchestrator.attempt (node_run_id, attempt, outcome, outputs) values ($1, 1, 'succeeded', $2)`,
    [nodeRunId, { glb: { artifact: { sha256 } } }],
  );
  return runId;
}

const retained = ({ services }: RetentionReply, service: string, what: string): RetainedReply | undefined =>
  services.find((one) => one.service === service)?.retained.find((one) => one.what === what);

/** Which of the digests the store still has. */
const kept = async (digests: Record<string, string>): Promise<string[]> => {
  const found = await Promise.all(
    Object.entries(digests).map(async ([name, digest]) => ((await store().stat(digest)) ? [name] : [])),
  );
  return found.flat();
};

describe('clearing artifacts', () => {
  it('keeps what any service refers to and what is young, and deletes the rest', async () => {
    const names = ['asset', 'document', 'staged', 'run', 'outbox', 'evidence', 'verdict', 'draft', 'unused'];
    const digests: Record<string, string> = { young: await plantFile('young', new Date()) };
    for (const name of names) digests[name] = await plantFile(`${name} of this test`);
    const id = randomUUID();
    await instance.query(
      `insert into orders.media_asset (delivery_id, name, run_id, media_type, sha256, byte_length)
        values ($1, 'a.png', $1, 'image/png', $2, 1)`,
      [id, digests['asset']],
    );
    await instance.query(`insert into orders.catalog_document (sha256, document) values ($1, $2)`, [
      'f'.repeat(64),
      { environment: digests['document'] },
    ]);
    await instance.query(
      `insert into orders.staged_effect (run_id, kind, position, payload) values ($1, 'asset', 0, $2)`,
      [id, { sha256: digests['staged'] }],
    );
    await plantRun(1, digests['run'] ?? '');
    await instance.query(
      `insert into comparison.dead_letter (service, subject, field, reason, body) values ('x','x','','x',$1)`,
      [`{"glb":"${digests['outbox']}"}`],
    );
    await instance.query(
      `insert into comparison.graph_evidence (run_id, delivery_id, evidence, compared_at) values ($1, $1, $2, now())`,
      [id, { mediaAssets: [{ idMask: { sha256: digests['evidence'] } }] }],
    );
    await instance.query(
      `insert into comparison.comparison (id, run_id, delivery_id, order_line_id, verdict, aspects, reasons)
        values ($1::text::uuid, $1, $1, $1, 'match', '{}', $2)`,
      [id, JSON.stringify([{ details: { picture: digests['verdict'] } }])],
    );
    await instance.query(
      `insert into registry.workflow_draft (key, label, workflow, lock, revision) values ('planted', 'x', $1, '{}', 1)`,
      [{ nodes: [{ params: { picture: digests['draft'] } }] }],
    );

    const dry = await sweep(true);
    expect(dry.artifacts.problem).toBeNull();
    expect(await kept(digests)).toHaveLength(names.length + 1);
    const swept = await sweep();
    expect(swept.artifacts).toEqual(dry.artifacts);
    expect((await kept(digests)).sort()).toEqual([...names, 'young'].filter((name) => name !== 'unused').sort());
    expect(swept.artifacts.deleted).toEqual({ files: 1, bytes: 'unused of this test'.length });
    expect(swept.artifacts.stays).toMatchObject({ referenced: 8 });
  });

  const refusal = async (): Promise<ArtifactSweepReply> => {
    const digests = { unused: await plantFile(randomUUID()) };
    const { artifacts } = await sweep();
    expect(await kept(digests)).toEqual(['unused']);
    expect(artifacts.deleted.files).toBe(0);
    return artifacts;
  };

  it.each(['comparison', 'registry', 'orchestrator'] as const)(
    'deletes nothing while %s does not answer',
    async (name) => {
      await instance.stop(name);
      expect((await refusal()).problem).toContain(name);
      await instance.start(name);
    },
  );

  it('deletes nothing where another database uses the same store', async () => {
    const other = join(fileURLToPath(instance.settings.artifactsUrl), 'owners', 'other');
    await writeFile(other, '');
    expect((await refusal()).problem).toContain('2 databases use this artifact store');
    await rm(other);
  });

  it('deletes nothing while the bus is down', async () => {
    await instance.stopNats();
    expect((await refusal()).problem).toContain('NATS is not reachable');
    await instance.startNats();
    const isWell = async () => ((await sweep(true)).services.every(({ problem }) => !problem) ? true : undefined);
    expect(await waitUntil(isWell, { withinMs: 60_000, everyMs: 200 })).toBe(true);
  });
});

describe('clearing rows', () => {
  it('deletes runs that ended long ago with all that is theirs, and no other', async () => {
    const [old, running, young] = [await plantRun(91, ''), await plantRun(91, '', 'running'), await plantRun(89, '')];
    await instance.query(`update orchestrator.run set deadline_at = now() + interval '1 day' where id = $1`, [running]);
    const isThere = async (table: string, column: string, id: string) =>
      (await instance.query(`select 1 from orchestrator.${table} where ${column} = $1`, [id])).length > 0;
    const before = retained(await sweep(true), 'orchestrator', 'runs');
    expect(before).toMatchObject({ keptDays: 90, deleted: 1, stays: { running: 1 } });
    expect(retained(await sweep(), 'orchestrator', 'runs')).toEqual(before);
    for (const [runId, stays] of [
      [old, false],
      [running, true],
      [young, true],
    ] as const) {
      expect([await isThere('run', 'id', runId), await isThere('node_run', 'run_id', runId)]).toEqual([stays, stays]);
    }
    const orphans = await instance.query<{ count: string }>(
      `select count(*) from orchestrator.attempt a where not exists (select from orchestrator.node_run n where n.id = a.node_run_id)`,
    );
    const plans = await instance.query('select 1 from orchestrator.run_plan p where not exists (select from orchestrator.run r where r.semantic_hash = p.semantic_hash)'); // prettier-ignore
    expect([Number(orphans[0]?.count), plans.length]).toEqual([0, 0]);
  });

  it('forgets the evidence of deliveries that were settled long ago, not of open ones', async () => {
    const plant = async (state: string): Promise<string> => {
      const id = randomUUID();
      await instance.query(
        `insert into orders.delivery (id, order_line_id, generation, mode, reason_code, state, pinned, settled_at)
          values ($1, $1, 1, 'shadow', 'x', $2, '{}', now() - interval '91 days')`,
        [id, state],
      );
      await instance.query(
        `insert into orders.path_run (run_id, delivery_id, path, may_commit, state, evidence) values ($1, $1, 'graph', true, 'succeeded', '{}')`,
        [id],
      );
      await instance.query(
        `insert into orders.staged_effect (run_id, kind, position, payload) values ($1, 'asset', 0, '{}')`,
        [id],
      );
      return id;
    };
    const [settled, open] = [await plant('committed'), await plant('open')];
    await sweep();
    const rows = await instance.query<{ id: string; evidence: object | null; staged: string }>(
      `select run_id as id, evidence, (select count(*) from orders.staged_effect e where e.run_id = p.run_id) as staged
         from orders.path_run p where run_id = any ($1::uuid[])`,
      [[settled, open]],
    );
    const stateOf = (id: string) =>
      rows.filter((row) => row.id === id).map(({ evidence, staged }) => [evidence, staged]);
    expect([stateOf(settled), stateOf(open)]).toEqual([[[null, '0']], [[{}, '1']]]);
  });

  it('shows on the command line what would go and why the rest stays', async () => {
    const env = {
      HARTOMAT_API_URL: client.api,
      HARTOMAT_ADMIN_TOKEN: instance.settings.adminToken,
    };
    const { code, stdout, stderr } = await runCli(['retention', 'show'], env);
    expect(stdout).toMatch(/orchestrator +runs +90 days/);
    expect(stdout).toMatch(/would be deleted/);
    expect([code, stderr]).toEqual([0, '']);
  });
});
