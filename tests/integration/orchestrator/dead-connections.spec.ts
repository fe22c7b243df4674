import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { EngineUnderTest } from './testing/engine-under-test.js';

const POOL_SIZE = 3;

describe('a database connection that dies inside a transaction', () => {
  let engine: EngineUnderTest;

  beforeAll(async () => {
    const env = { HARTOMAT_DATABASE_POOL_SIZE: String(POOL_SIZE) };
    engine = await EngineUnderTest.start('dead connections', { env });
  });
  afterAll(() => engine.stop());

  it('takes no place in the pool, however often that happens', async () => {
    const orm = engine.parts(MikroORM)[0];
    for (let at = 0; at < 2 * POOL_SIZE; at++) {
      const dying = orm?.em.fork().transactional(async (em) => {
        await em.execute('select pg_terminate_backend(pg_backend_pid())');
      });
      await expect(dying).rejects.toThrow();
    }
    const runId = randomUUID();
    engine.startWorker();
    await engine.request(runId);
    expect(await engine.ended(runId)).toMatchObject({ status: 'succeeded' });
  });
});
