import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { workerAnnouncementSubject } from '#contracts';
import type { AnnouncedStep, NodeTask, RunReply, WorkerAnnounced } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { OUTPUTS, diamond } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf } from './testing/fake-worker.js';
import type { FakeWorker } from './testing/fake-worker.js';

/** Steps of the diamond whose results are kept; the last one has an effect. */
const KEPT = ['first', 'left', 'right'];

describe('results of nodes', () => {
  let engine: EngineUnderTest;
  let worker: FakeWorker;
  let database: pg.Client;
  /** Of the one live worker; another one for each test, so that none meets the results of another. */
  let code: string;
  const behaviours = new Map<string, (task: NodeTask) => ReturnType<typeof resultOf>[] | null>();

  beforeAll(async () => {
    engine = await EngineUnderTest.start('orchestrator cache', { workflow: diamond({ cacheable: true }) });
    const plain = (task: NodeTask) => [resultOf(task, { codeDigest: code })];
    worker = engine.startWorker((task) => (behaviours.get(task.runId) ?? plain)(task));
    database = new pg.Client({ connectionString: engine.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await engine.stop();
  });
  beforeEach(async () => {
    code = randomUUID();
    await database.query('delete from orchestrator.node_cache');
    announce('worker');
    for (const name of ['other', 'maker']) say(name, []);
  });

  function announce(name: string, more: Partial<AnnouncedStep> = {}): void {
    say(
      name,
      KEPT.map((step) => ({ step, version: 1, hash: 'h', code, tool: '', ...more })),
    );
  }

  function say(name: string, steps: AnnouncedStep[]): void {
    const announced: WorkerAnnounced = { worker: name, pools: [], capabilities: [], slots: 1, steps };
    engine.link.connection.publish(workerAnnouncementSubject(engine.prefix), JSON.stringify(announced));
  }

  async function run(more: Parameters<EngineUnderTest['request']>[1] = {}): Promise<RunReply> {
    const runId = randomUUID();
    await engine.request(runId, more);
    return engine.ended(runId);
  }

  const workedOn = ({ runId }: RunReply): string[] =>
    worker.seen
      .filter((task) => task.runId === runId)
      .map(({ nodeId }) => nodeId)
      .sort();

  const cacheOf = ({ nodes }: RunReply): Record<string, unknown> =>
    Object.fromEntries(nodes.map(({ nodeId, cache }) => [nodeId, cache]));

  /** Results are kept just after their commit. */
  async function untilKept(count = KEPT.length): Promise<void> {
    const isKept = async () => {
      const { rows } = await database.query('select count(*)::int as count from orchestrator.node_cache');
      return rows[0].count === count ? true : undefined;
    };
    if (!(await waitUntil(isKept, { withinMs: 10_000, everyMs: 20 }))) throw new Error(`never kept ${count} results`);
  }

  async function filled(): Promise<RunReply> {
    const first = await run();
    await untilKept();
    return first;
  }

  it('are used again by another run of the same work, which says as in which run and why', async () => {
    const first = await filled();
    expect(cacheOf(first)['first']).toMatchObject({ state: 'miss', reason: 'first' });
    const again = await run({ orderLineId: 'line-2' });
    expect(again.status).toBe('succeeded');
    expect(workedOn(again)).toEqual(['last']);
    expect(cacheOf(again)).toMatchObject({
      first: { state: 'hit', from: { runId: first.runId, nodeId: 'first', attempt: 1 } },
      left: { state: 'hit', because: ['step', 'version', 'code', 'params', 'inputs.cad_file'] },
      right: { state: 'hit' },
      last: { state: 'miss', reason: 'effect' },
    });
    expect(again.nodes.map(({ outputs }) => outputs)).toEqual(first.nodes.map(({ outputs }) => outputs));
    const [event] = await engine.finishedEvents(again.runId);
    const [before] = await engine.finishedEvents(first.runId);
    expect(event?.evidence.steps).toEqual(before?.evidence.steps);
  });

  it('are not used where the code differs, and a miss names what was and what is', async () => {
    await filled();
    const before = code;
    code = randomUUID();
    announce('worker');
    const again = await run();
    expect(workedOn(again)).toEqual(['first', 'last', 'left', 'right']);
    expect(cacheOf(again)['left']).toMatchObject({
      state: 'miss',
      reason: 'differs',
      differs: [{ field: 'code', before, now: code }],
    });
  });

  it('are not used where an input differs, and a miss names its field', async () => {
    await filled();
    code = randomUUID();
    announce('worker');
    const changed = randomUUID();
    behaviours.set(changed, (task) => [
      resultOf(task, {
        codeDigest: code,
        outputs: task.nodeId === 'first' ? { cad_file: { fileName: 'other.step' } } : OUTPUTS[task.nodeId],
      }),
    ]);
    await engine.request(changed);
    expect(cacheOf(await engine.ended(changed))['left']).toMatchObject({
      differs: expect.arrayContaining([
        { field: 'inputs.cad_file.fileName', before: 'part.step', now: 'other.step' },
      ]) as unknown,
    });
  });

  it('depend on what the code reads alone', async () => {
    announce('worker', { reads: { cad_file: ['size'] } });
    await filled();
    await database.query(`update orchestrator.attempt set outputs = '{"cad_file": {"fileName": "renamed.step"}}'
      where node_run_id in (select node_run_id from orchestrator.node_cache where node_id = 'first')`);
    const again = await run();
    expect(again.nodes.find(({ nodeId }) => nodeId === 'left')?.inputs).toEqual({
      cad_file: { fileName: 'renamed.step' },
    });
    expect(workedOn(again)).toEqual(['last']);
  });

  it('are made anew by a run that asks for it', async () => {
    await filled();
    const again = await run({ cache: 'bypass' });
    expect(workedOn(again)).toEqual(['first', 'last', 'left', 'right']);
    expect(cacheOf(again)['left']).toEqual({ state: 'miss', reason: 'bypassed' });
  });

  it('are never used by a shadow run, whose own are kept for live ones', async () => {
    const shadow = await run({ runClass: 'shadow' });
    await untilKept();
    expect(cacheOf(shadow)['left']).toEqual({ state: 'miss', reason: 'shadow' });
    expect(workedOn(await run({ runClass: 'shadow' }))).toHaveLength(4);
    expect(workedOn(await run())).toEqual(['last']);
  });

  it('are not used while live workers differ', async () => {
    await filled();
    announce('other', { code: 'other' });
    const again = await run();
    expect(workedOn(again)).toHaveLength(4);
    expect(cacheOf(again)['left']).toEqual({ state: 'miss', reason: 'several_builds' });
    announce('other');
    expect(workedOn(await run())).toEqual(['last']);
  });

  it('are kept under the code of the worker that made them, not of those that are live', async () => {
    announce('worker', { code: 'announced' });
    announce('maker');
    await filled();
    announce('maker', { code: 'announced' });
    const other = await run();
    expect(cacheOf(other)['left']).toMatchObject({ differs: [{ field: 'code', before: code, now: 'announced' }] });
  });

  it('are not kept where the worker does not say its code, or nobody announced that code', async () => {
    for (const codeDigest of [undefined, 'of nobody']) {
      const runId = randomUUID();
      behaviours.set(runId, (task) => [resultOf(task, { codeDigest })]);
      await engine.request(runId);
      await engine.ended(runId);
    }
    expect(workedOn(await filled())).toHaveLength(4);
  });

  it('are not kept of an attempt that failed', async () => {
    const runId = randomUUID();
    const failure = { code: 'broken', message: 'It broke.', retryable: false };
    behaviours.set(runId, (task) => [
      resultOf(task, task.nodeId === 'left' ? { outcome: 'failed', failure, codeDigest: code } : { codeDigest: code }),
    ]);
    await engine.request(runId);
    expect((await engine.ended(runId)).status).toBe('failed');
    const again = await run();
    expect(workedOn(again)).toEqual(expect.arrayContaining(['last', 'left']));
    expect(again.status).toBe('succeeded');
  });

  it('are made anew where what was kept is gone, and kept again', async () => {
    await filled();
    await database.query(
      'delete from orchestrator.attempt where node_run_id in (select node_run_id from orchestrator.node_cache)',
    );
    const again = await run();
    expect(workedOn(again)).toHaveLength(4);
    expect(cacheOf(again)['left']).toMatchObject({ state: 'miss', reason: 'gone' });
    const isReplaced = async () => {
      const { rows } = await database.query(
        `select 1 from orchestrator.node_cache c join orchestrator.attempt a using (node_run_id, attempt)`,
      );
      return rows.length === KEPT.length ? true : undefined;
    };
    expect(await waitUntil(isReplaced, { withinMs: 10_000, everyMs: 20 })).toBe(true);
    expect(workedOn(await run())).toEqual(['last']);
  });

  it('are made anew where an artifact of them is no longer in the store', async () => {
    const runId = randomUUID();
    const glb = { artifact: { sha256: 'e'.repeat(64), mediaType: 'model/gltf-binary', byteLength: 1 } };
    behaviours.set(runId, (task) => [
      resultOf(task, { codeDigest: code, ...(task.nodeId === 'left' && { outputs: { glb } }) }),
    ]);
    await engine.request(runId);
    await engine.ended(runId);
    await untilKept();
    const again = await run();
    expect(workedOn(again)).toEqual(['last', 'left']);
    expect(cacheOf(again)['left']).toMatchObject({ state: 'miss', reason: 'gone' });
  });

  it('are used although the orchestrator died between finding one and committing it', async () => {
    await filled();
    await database.query(`delete from orchestrator.node_cache where node_id = 'right'`);
    const runId = randomUUID();
    behaviours.set(runId, () => null);
    await engine.request(runId);
    await engine.until(runId, ({ nodes }) =>
      nodes.some(({ nodeId, status }) => nodeId === 'left' && status === 'succeeded'),
    );
    await engine.stopOrchestrator();
    // What such a death leaves: the node is out, no task of it is on the bus, and nothing more was committed.
    await database.query(
      `with n as (update orchestrator.node_run set status = 'dispatched', finished_at = null,
              dispatched_at = now() - interval '1 hour' where run_id = $1 and node_id = 'left' returning id)
       update orchestrator.attempt a set outcome = 'open', outputs = null, worker = null, cache = null from n where a.node_run_id = n.id`,
      [runId],
    );
    await engine.startOrchestrator();
    const announcing = setInterval(() => announce('worker'), 20);
    const found = await engine
      .until(runId, ({ nodes }) => nodes.some(({ nodeId, status }) => nodeId === 'left' && status === 'succeeded'))
      .finally(() => clearInterval(announcing));
    expect(cacheOf(found)['left']).toMatchObject({ state: 'hit' });
    expect(workedOn(found)).toEqual(['right']);
    await engine.cancel(runId);
    await engine.ended(runId);
  });

  it('are kept within their bounds: the least recently used go first, and no attempt with them', async () => {
    await filled();
    await database.query(
      `update orchestrator.node_cache set last_used_at = now() - interval '2 days' where node_id = 'first'`,
    );
    await database.query(
      `update orchestrator.node_cache set last_used_at = now() - interval '1 hour' where node_id = 'left'`,
    );
    const before = await database.query('select count(*) from orchestrator.attempt');
    const left = async () => {
      const { rows } = await database.query('select node_id from orchestrator.node_cache order by node_id');
      return (rows as { node_id: string }[]).map(({ node_id }) => node_id);
    };
    await engine.evictResults({ entries: 100, ageDays: 1 });
    expect(await left()).toEqual(['left', 'right']);
    await engine.evictResults({ entries: 1, ageDays: 1 });
    expect(await left()).toEqual(['right']);
    expect((await database.query('select count(*) from orchestrator.attempt')).rows).toEqual(before.rows);
  });

  it('are found by two orchestrators at once without harm', async () => {
    await filled();
    await engine.startOrchestrator();
    announce('worker');
    const runs = await Promise.all(Array.from({ length: 6 }, () => run()));
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'succeeded'));
    await untilKept();
  });
});
