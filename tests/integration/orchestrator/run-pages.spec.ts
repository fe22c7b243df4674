import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { REQUESTS } from '#contracts';
import type { AttemptReply, NodesReply, RunReply, RunsReply } from '#contracts';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';

const { latestRuns, listRuns, listNodes, listAttempts, getRun, getRunContext } = REQUESTS.orchestrator;

describe('runs read in parts', () => {
  let engine: EngineUnderTest;
  let database: pg.Client;

  beforeAll(async () => {
    engine = await EngineUnderTest.start('orchestrator run pages');
    database = new pg.Client({ connectionString: engine.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await engine.stop();
  });

  const list = (query: object): Promise<RunsReply> => engine.ask(listRuns, query);

  /** Runs as rows, all of one moment, so that only their ids order them. */
  const plant = (
    ids: string[],
    more: { workflow?: string; status?: string; outputType?: string; at?: string } = {},
  ): Promise<unknown> =>
    database.query(
      `insert into orchestrator.run (id, delivery_id, order_line_id, run_class, workflow_key, workflow_version,
              semantic_hash, pinned, status, deadline_at, created_at)
        select id, $2, $2, 'live', $6, 1, 'wf1:x', jsonb_build_object('outputType', $3::text), $4, now(), $5
          from unnest($1::text[]) id`,
      [
        ids,
        randomUUID(),
        more.outputType ?? 'still',
        more.status ?? 'succeeded',
        more.at ?? '2020-01-01T00:00:00Z',
        more.workflow ?? 'planted',
      ],
    );

  it('lists every run once over all pages, newest first, also those of one moment', async () => {
    const ids = Array.from({ length: 7 }, () => randomUUID()).sort();
    await plant(ids);
    const found: string[] = [];
    let after: string | null | undefined;
    while (after !== null) {
      const page = await list({ workflow: 'planted', limit: 3, ...(after && { after }) });
      found.push(...page.runs.map(({ runId }) => runId));
      after = page.next;
    }
    expect(found).toEqual([...ids].reverse());
  });

  it('lists what a filter asks for and nothing else', async () => {
    const [failed, turntable, later] = [randomUUID(), randomUUID(), randomUUID()];
    await plant([failed], { status: 'failed' });
    await plant([turntable], { outputType: 'turntable' });
    await plant([later], { at: '2020-02-01T00:00:00Z' });
    const idsOf = async (query: object) => (await list(query)).runs.map(({ runId }) => runId);
    expect(await idsOf({ workflow: 'planted', status: 'failed' })).toEqual([failed]);
    expect(await idsOf({ outputType: 'turntable' })).toEqual([turntable]);
    expect(await idsOf({ since: '2020-02-01', until: '2020-02-02' })).toEqual([later]);
    expect(await idsOf({ until: '2019-12-31' })).toEqual([]);
    expect(await idsOf({ since: '2020-02-01T00:00:00', until: '2020-02-01T01:00:00+01:00' })).toEqual([]);
    expect(await idsOf({ since: '2020-02-01T00:00:00', until: '2020-02-01T01:00:00.5+01:00' })).toEqual([later]);
  });

  it('finds runs by version, class, failure, several statuses, and text', async () => {
    const [first, second, shadow] = [randomUUID(), randomUUID(), randomUUID()];
    await plant([first, second, shadow], { workflow: 'searched', status: 'failed' });
    await database.query(`update orchestrator.run set workflow_version = 2, status = 'running' where id = $1`, [
      second,
    ]);
    await database.query(`update orchestrator.run set run_class = 'shadow' where id = $1`, [shadow]);
    await database.query(`update orchestrator.run set failure = '{"code":"worker_lost","message":"w"}' where id = $1`, [first]); // prettier-ignore
    const pinned = { orderNumber: 'A-17', product: { key: 'flange', name: 'Flänge 50% unit' }, outputType: 'still' };
    await database.query('update orchestrator.run set pinned = $2 where id = $1', [shadow, JSON.stringify(pinned)]);
    const idsOf = async (query: object) => (await list({ workflow: 'searched', ...query })).runs.map(({ runId }) => runId).sort(); // prettier-ignore
    expect(await idsOf({ version: 2 })).toEqual([second]);
    expect(await idsOf({ runClass: 'shadow' })).toEqual([shadow]);
    expect(await idsOf({ failureCode: 'worker_lost' })).toEqual([first]);
    expect(await idsOf({ status: 'running,failed' })).toEqual([first, second, shadow].sort());
    expect(await idsOf({ status: 'running' })).toEqual([second]);
    for (const q of ['a-17', 'FLANGE', 'flänge', '50%', shadow.slice(0, 9).toUpperCase()])
      expect([q, await idsOf({ q })]).toEqual([q, [shadow]]);
    for (const q of ['_', '%%', 'unit_', shadow.slice(1)]) expect([q, await idsOf({ q })]).toEqual([q, []]);
    const [row] = (await list({ workflow: 'searched', runClass: 'shadow' })).runs;
    expect(row).toMatchObject(pinned);
  });

  it('says the newest run of each workflow that had one, in one request', async () => {
    const [older, newer, other] = [randomUUID(), randomUUID(), randomUUID()];
    await plant([older], { workflow: 'latest', at: '2021-01-01T00:00:00Z' });
    await plant([newer], { workflow: 'latest', at: '2021-01-02T00:00:00Z', status: 'failed' });
    await plant([other], { workflow: 'latest-too' });
    const found = await engine.ask(latestRuns, { workflows: ['latest', 'never-run', 'latest-too', 'latest'] });
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({
      ...{
        workflow: 'latest',
        runId: newer,
        status: 'failed',
        createdAt: '2021-01-02T00:00:00.000Z',
        finishedAt: null,
      },
    });
    expect(found).toContainEqual(expect.objectContaining({ workflow: 'latest-too', runId: other }));
    expect(await engine.ask(latestRuns, { workflows: [] })).toEqual([]);
    await expect(engine.ask(latestRuns, { workflows: ['A B'] })).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ['since', '2026-W48-6'],
    ['since', '2026-11-28T16:00:00,5Z'],
    ['since', '0000-01-01'],
    ['until', '2026-02-30T00:00:00Z'],
    ['after', '2026-13-45T99:99:99.000000Z_a'],
    ['limit', 1e300],
  ])('refuses %s=%s as what it is', async (name, value) => {
    await expect(list({ [name]: value })).rejects.toMatchObject({
      code: 'invalid_request',
      status: 400,
      errors: [{ pointer: `/${name}` }],
    });
  });

  it.each(['a\0b', '\ud800'])('refuses the id %j before the database does', async (runId) => {
    await expect(engine.ask(getRun, { runId })).rejects.toMatchObject({ status: 400 });
    await expect(engine.ask(listAttempts, { runId: 'x', nodeId: runId })).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    { limit: 201 },
    { after: 'yesterday' },
    { status: 'odd' },
    { status: 'failed,' },
    { since: 'then' },
    { version: 0 },
    { runClass: 'dead' },
    { failureCode: "'" },
    { q: '' },
  ])('refuses %j', async (query) => {
    await expect(list(query)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('reads the nodes of a run in parts, with all that they were given and tried', async () => {
    const runId = randomUUID();
    engine.startWorker((task) =>
      task.runId === runId && task.nodeId === 'first' && task.attempt === 1
        ? [resultOf(task, { outcome: 'interrupted', outputs: undefined })]
        : startedAndSucceeded(task),
    );
    await engine.request(runId);
    const whole = await engine.ended(runId);
    const count = whole.nodes.length;
    expect(whole).toMatchObject({ nodesTotal: count, nodeCounts: { succeeded: count }, nodesNext: null });

    const nodes: NodesReply['nodes'] = [];
    let next: string | null | undefined;
    while (next !== null) {
      const request = { runId, limit: 1, attempts: 'true', ...(next && { after: next }) };
      const page: NodesReply = await engine.ask(listNodes, request);
      nodes.push(...page.nodes);
      next = page.next;
    }
    expect(nodes.map(({ attempts: _, ...node }) => node)).toEqual(whole.nodes);
    expect(nodes.at(-1)?.inputs).not.toBeNull();
    const attempts: AttemptReply[] = await engine.ask(listAttempts, { runId, nodeId: 'first' });
    expect(attempts).toEqual(nodes.find(({ nodeId }) => nodeId === 'first')?.attempts);
    expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'interrupted'],
      [2, 'succeeded'],
    ]);

    const head: RunReply = await engine.ask(getRun, { runId, nodes: 1 });
    const rest: NodesReply = await engine.ask(listNodes, { runId, after: head.nodesNext });
    expect([...head.nodes, ...rest.nodes]).toEqual(whole.nodes);
    const succeeded: NodesReply = await engine.ask(listNodes, { runId, status: 'failed,skipped' });
    expect(succeeded).toEqual({ nodes: [], next: null });
    const context = await engine.ask(getRunContext, { runId, limit: 1 });
    const more = await engine.ask(getRunContext, { runId, after: context.next });
    expect([...context.entries, ...more.entries].map(({ nodeId }) => nodeId)).toEqual(whole.nodes.map((n) => n.nodeId));
  });

  it('cuts a part where it would not fit into a reply, and goes on behind it', async () => {
    const runId = randomUUID();
    await plant([runId]);
    await database.query(
      `with node as (
         insert into orchestrator.node_run (id, run_id, node_id, position, step, version, pool, requires, status, attempt, failures)
           select gen_random_uuid(), $1, 'n' || at, at, 'a_step', 1, 'render', 'none', 'succeeded', 1, 0
             from generate_series(0, 9) at returning id
       )
       insert into orchestrator.attempt (node_run_id, attempt, outcome, outputs)
         select id, 1, 'succeeded', jsonb_build_object('glb', repeat('x', 900000)) from node`,
      [runId],
    );
    const head = await engine.run(runId);
    expect([head?.nodesTotal, head?.nodes.length]).toEqual([10, 3]);
    const rest: NodesReply = await engine.ask(listNodes, { runId, after: head?.nodesNext, limit: 500 });
    expect(rest.nodes.map(({ nodeId }) => nodeId)).toEqual(['n3', 'n4', 'n5']);
  });

  it('says which node is not there', async () => {
    const { runs } = await list({ limit: 1 });
    const asking = engine.ask(listAttempts, { runId: runs[0]?.runId, nodeId: 'nobody' });
    await expect(asking).rejects.toMatchObject({ code: 'node_not_found' });
  });
});
