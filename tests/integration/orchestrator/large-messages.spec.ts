import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { MESSAGE_LIMITS, RunRequested } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { gives, runRequested, step, takes, versionOf } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf } from './testing/fake-worker.js';

describe('a message that the bus cannot carry', () => {
  let engine: EngineUnderTest;
  let database: pg.Client;

  beforeEach(async () => {
    engine = await EngineUnderTest.start('orchestrator large messages');
    database = new pg.Client({ connectionString: engine.databaseUrl });
    await database.connect();
  });
  afterEach(async () => {
    await database.end();
    await engine.stop();
  });

  const write = (event: string, payload: object): Promise<unknown> =>
    database.query('insert into orchestrator.outbox_message (event, payload) values ($1, $2::jsonb)', [event, payload]);

  const unpublished = async (): Promise<number> =>
    Number(
      (await database.query('select count(*) from orchestrator.outbox_message where published_at is null')).rows[0]
        .count,
    );

  it('becomes a dead letter, whole and with its reason, and holds nothing back', async () => {
    await write('a.b.c.v1', { runId: 'vast', text: 'x'.repeat(MESSAGE_LIMITS.payload) });
    await write('a.b.c.v1', { runId: 'small' });
    await waitUntil(async () => ((await unpublished()) === 0 ? true : undefined), { withinMs: 15_000 });
    expect(await unpublished()).toBe(0);
    expect(await engine.events('a.b.c.v1', 'small')).toHaveLength(1);
    const letters = await database.query(
      'select subject, reason, length(body) as length from orchestrator.dead_letter',
    );
    expect(letters.rows).toEqual([
      {
        subject: `${engine.prefix}.event.a.b.c.v1`,
        reason: expect.stringContaining('max_payload'),
        length: expect.any(Number),
      },
    ]);
    expect(letters.rows[0].length).toBeGreaterThan(MESSAGE_LIMITS.payload);
  });

  it('ends its run with the reason where it is a task, instead of waiting for a worker that never hears of it', async () => {
    const parts = Array.from({ length: 10 }, (_, at) => `part${at}`);
    const gathers = { ...takes('glb'), many: true };
    const version = versionOf(
      { key: 'much', label: 'Much' },
      {
        version: 1,
        nodes: [...parts.map((id) => ({ id, step: 'part', params: {} })), { id: 'all', step: 'gather', params: {} }],
        edges: parts.map((from) => ({ from, to: 'all' })),
      },
      [
        step('part', { inputs: {}, outputs: { glb: gives('glb') } }),
        step('gather', { inputs: { glb: gathers }, outputs: { render: gives('render') } }),
      ],
    );
    engine.published.push(version);
    const outputs = { glb: { artifact: 'x'.repeat(MESSAGE_LIMITS.result - 10_000) } };
    engine.startWorker((task) => [resultOf(task, { outputs })]);
    const runId = randomUUID();
    await engine.publish(RunRequested.event, runRequested(runId, version));
    const run = await engine.ended(runId);
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'task_too_large', retryable: false } });
    expect(run.failure?.message).toContain('node "all"');
  });

  it('is read from the outbox in portions that fit into memory, in order and completely', async () => {
    for (const at of [1, 2, 3, 4, 5, 6]) {
      await write('d.e.f.v1', { runId: 'many', at, text: randomBytes(1_500_000).toString('hex') });
    }
    await waitUntil(async () => ((await unpublished()) === 0 ? true : undefined), { withinMs: 30_000 });
    const events = await engine.events<{ runId: string; at: number }>('d.e.f.v1', 'many');
    expect(events.map(({ at }) => at).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
