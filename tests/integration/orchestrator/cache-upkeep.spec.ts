import { randomUUID } from 'node:crypto';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { resultOf } from './testing/fake-worker.js';
import { KEPT, KeptResults } from './testing/kept-results.js';

const { announce, run, filled, untilKept, workedOn, cacheOf, behaviours, engine, query, code } = new KeptResults(
  'orchestrator cache upkeep',
);

describe('kept results of nodes', () => {
  it('are made anew where what was kept is gone, and kept again', async () => {
    await filled();
    await query(
      'delete from orchestrator.attempt where node_run_id in (select node_run_id from orchestrator.node_cache)',
    );
    const again = await run();
    expect(workedOn(again)).toHaveLength(4);
    expect(cacheOf(again)['left']).toMatchObject({ state: 'miss', reason: 'gone' });
    const isReplaced = async () => {
      const rows = await query(
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
      resultOf(task, { codeDigest: code(), ...(task.nodeId === 'left' && { outputs: { glb } }) }),
    ]);
    await engine().request(runId);
    await engine().ended(runId);
    await untilKept();
    const again = await run();
    expect(workedOn(again)).toEqual(['last', 'left']);
    expect(cacheOf(again)['left']).toMatchObject({ state: 'miss', reason: 'gone' });
  });

  it('are used although the orchestrator died between finding one and committing it', async () => {
    await filled();
    await query(`delete from orchestrator.node_cache where node_id = 'right'`);
    const runId = randomUUID();
    behaviours.set(runId, () => null);
    await engine().request(runId);
    await engine().until(runId, ({ nodes }) =>
      nodes.some(({ nodeId, status }) => nodeId === 'left' && status === 'succeeded'),
    );
    await engine().stopOrchestrator();
    // What such a death leaves: the node is out, no task of it is on the bus, and nothing more was committed.
    await query(
      `with n as (update orchestrator.node_run set status = 'dispatched', finished_at = null,
              dispatched_at = now() - interval '1 hour' where run_id = $1 and node_id = 'left' returning id)
       update orchestrator.attempt a set outcome = 'open', outputs = null, worker = null, cache = null from n where a.node_run_id = n.id`,
      [runId],
    );
    await engine().startOrchestrator();
    const announcing = setInterval(() => announce('worker'), 20);
    const found = await engine()
      .until(runId, ({ nodes }) => nodes.some(({ nodeId, status }) => nodeId === 'left' && status === 'succeeded'))
      .finally(() => clearInterval(announcing));
    expect(cacheOf(found)['left']).toMatchObject({ state: 'hit' });
    expect(workedOn(found)).toEqual(['right']);
    await engine().cancel(runId);
    await engine().ended(runId);
  });

  it('are kept within their bounds: the least recently used go first, and no attempt with them', async () => {
    await filled();
    await query(`update orchestrator.node_cache set last_used_at = now() - interval '2 days' where node_id = 'first'`);
    await query(`update orchestrator.node_cache set last_used_at = now() - interval '1 hour' where node_id = 'left'`);
    const before = await query('select count(*) from orchestrator.attempt');
    const left = async () => {
      const rows = await query<{ node_id: string }>('select node_id from orchestrator.node_cache order by node_id');
      return rows.map(({ node_id }) => node_id);
    };
    await engine().evictResults({ entries: 100, ageDays: 1 });
    expect(await left()).toEqual(['left', 'right']);
    await engine().evictResults({ entries: 1, ageDays: 1 });
    expect(await left()).toEqual(['right']);
    expect(await query('select count(*) from orchestrator.attempt')).toEqual(before);
  });

  it('are found by two orchestrators at once without harm', async () => {
    await filled();
    await engine().startOrchestrator();
    announce('worker');
    const runs = await Promise.all(Array.from({ length: 6 }, () => run()));
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'succeeded'));
    await untilKept();
  });
});
