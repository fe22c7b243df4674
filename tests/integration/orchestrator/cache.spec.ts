import { randomUUID } from 'node:crypto';
import { OUTPUTS } from './testing/diamond.js';
import { resultOf } from './testing/fake-worker.js';
import { KeptResults } from './testing/kept-results.js';

const { announce, run, filled, untilKept, workedOn, cacheOf, behaviours, engine, query, code, changeCode } =
  new KeptResults('orchestrator cache');

describe('results of nodes', () => {
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
    const event = await engine().finishedEvent(again.runId);
    const before = await engine().finishedEvent(first.runId);
    expect(event.evidence.steps).toEqual(before.evidence.steps);
  });

  it('are not used where the code differs, and a miss names what was and what is', async () => {
    await filled();
    const before = code();
    changeCode();
    const again = await run();
    expect(workedOn(again)).toEqual(['first', 'last', 'left', 'right']);
    expect(cacheOf(again)['left']).toMatchObject({
      state: 'miss',
      reason: 'differs',
      differs: [{ field: 'code', before, now: code() }],
    });
  });

  it('are not used where an input differs, and a miss names its field', async () => {
    await filled();
    changeCode();
    const changed = randomUUID();
    behaviours.set(changed, (task) => [
      resultOf(task, {
        codeDigest: code(),
        outputs: task.nodeId === 'first' ? { cad_file: { fileName: 'other.step' } } : OUTPUTS[task.nodeId],
      }),
    ]);
    await engine().request(changed);
    expect(cacheOf(await engine().ended(changed))['left']).toMatchObject({
      differs: expect.arrayContaining([
        { field: 'inputs.cad_file.fileName', before: 'part.step', now: 'other.step' },
      ]) as unknown,
    });
  });

  it('depend on what the code reads alone', async () => {
    announce('worker', { reads: { cad_file: ['size'] } });
    await filled();
    await query(`update orchestrator.attempt set outputs = '{"cad_file": {"fileName": "renamed.step"}}'
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
    expect(cacheOf(other)['left']).toMatchObject({ differs: [{ field: 'code', before: code(), now: 'announced' }] });
  });

  it('are not kept where the worker does not say its code, or nobody announced that code', async () => {
    for (const codeDigest of [undefined, 'of nobody']) {
      const runId = randomUUID();
      behaviours.set(runId, (task) => [resultOf(task, { codeDigest })]);
      await engine().request(runId);
      await engine().ended(runId);
    }
    expect(workedOn(await filled())).toHaveLength(4);
  });

  it('are not kept of an attempt that failed', async () => {
    const runId = randomUUID();
    const failure = { code: 'broken', message: 'It broke.', retryable: false };
    behaviours.set(runId, (task) => [
      resultOf(
        task,
        task.nodeId === 'left' ? { outcome: 'failed', failure, codeDigest: code() } : { codeDigest: code() },
      ),
    ]);
    await engine().request(runId);
    expect((await engine().ended(runId)).status).toBe('failed');
    const again = await run();
    expect(workedOn(again)).toEqual(expect.arrayContaining(['last', 'left']));
    expect(again.status).toBe('succeeded');
  });
});
