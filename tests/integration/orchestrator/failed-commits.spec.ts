import { randomUUID } from 'node:crypto';
import type { RunReply } from '#contracts';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';
import { unrest } from './testing/faults/rest.js';

/** More than a load has, so that each of its commits fails once. */
const COMMITS = 16;
const RUNS = 3;
const BUSY = { code: 'busy', message: 'Busy.', retryable: true };

/** PostgreSQL refuses the statement on runs whose number is in `failing`, counted since that was set. */
const FAIL_ONCE = `
  create sequence orchestrator.statements_on_runs;
  create table orchestrator.failing (statement bigint);
  create function orchestrator.fail_once() returns trigger language plpgsql as $$
    begin
      if nextval('orchestrator.statements_on_runs') in (select statement from orchestrator.failing) then
        raise exception 'this commit fails once';
      end if;
      return null;
    end $$;
  create trigger fail_once after insert or update on orchestrator.run
    for each statement execute function orchestrator.fail_once();`;

describe('a commit that PostgreSQL refuses once', () => {
  let engine: EngineUnderTest;

  beforeAll(async () => {
    const env = {
      // A place that is lost closes the pool.
      ...{ HARTOMAT_ORCHESTRATOR_WINDOW_MATERIALS: '1', HARTOMAT_ORCHESTRATOR_WINDOW_RENDER: '1' },
      HARTOMAT_ORCHESTRATOR_WINDOW_NOTIFY: '1',
    };
    // What is made up for by the sweep for lost tasks only would never end.
    engine = await EngineUnderTest.start('failed commits', { env, lostTaskAfterMs: 600_000 });
    await engine.query(FAIL_ONCE);
    engine.startWorker((task) =>
      task.nodeId === 'right' && task.attempt === 1
        ? [resultOf(task, { outcome: 'failed', failure: BUSY, outputs: undefined })]
        : startedAndSucceeded(task),
    );
  });
  afterAll(() => engine.stop());

  const refuse = async (statement: number): Promise<void> => {
    await engine.query('delete from orchestrator.failing');
    await engine.query(`select setval('orchestrator.statements_on_runs', 1, false)`);
    await engine.query('insert into orchestrator.failing values ($1)', [statement]);
  };

  it.each(Array.from({ length: COMMITS }, (_, at) => at + 1))(
    'is made up for where it is number %s',
    async (number) => {
      await refuse(number);
      const runIds = Array.from({ length: RUNS }, () => randomUUID());
      await Promise.all(runIds.map((runId) => engine.request(runId)));
      const expected = new Map(runIds.map((runId): [string, RunReply['status']] => [runId, 'succeeded']));
      expect(await unrest(engine, expected)).toEqual([]);
      const [made] = await engine.query<{ count: string }>('select last_value as count from orchestrator.statements_on_runs'); // prettier-ignore
      expect(Number(made?.count)).toBeGreaterThan(number);
    },
  );
});
