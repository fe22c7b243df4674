import { REQUESTS } from '#contracts';
import type { CachePrediction } from '#contracts';
import { planRun } from '#workflow-core';
import type { RunPlan } from '#workflow-core';
import { runRequested } from './testing/diamond.js';
import { KeptResults } from './testing/kept-results.js';

const { announce, run, filled, untilKept, workedOn, engine, query, code, changeCode } = new KeptResults(
  'orchestrator cache prediction',
);

/** The plan of the diamond; of the nodes named a run executes each time. */
function planned(...always: string[]): RunPlan {
  const { workflow, definitions } = engine().workflow;
  const plan = planRun(workflow, new Map(definitions.map((one) => [one.step, one])));
  return { ...plan, nodes: plan.nodes.map((node) => (always.includes(node.nodeId) ? { ...node, cacheable: false } : node)) }; // prettier-ignore
}

async function predicted(plan = planned(), more: object = {}): Promise<Record<string, CachePrediction>> {
  const { deliveryId: _, ...pinned } = { ...runRequested('next', engine().workflow).pinned, ...more };
  const request = { workflow: engine().workflow.key, plan, pinned };
  const found = await engine().ask(REQUESTS.orchestrator.predictCache, request);
  return Object.fromEntries(found.map((one) => [one.node, one]));
}

describe('the kept results that a run would use', () => {
  it('are those that it then uses, and to ask marks none as used', async () => {
    const first = await filled();
    await query(`update orchestrator.node_cache set last_used_at = '2026-01-01'`);
    const found = await predicted();
    expect(found).toEqual({
      first: { node: 'first', state: 'hit', reason: null, from: { runId: first.runId, nodeId: 'first', attempt: 1 }, differs: [] }, // prettier-ignore
      left: expect.objectContaining({ state: 'hit' }),
      right: expect.objectContaining({ state: 'hit' }),
      last: { node: 'last', state: 'miss', reason: 'effect', from: null, differs: [] },
    });
    const used = await query(`select 1 from orchestrator.node_cache where last_used_at > '2026-01-02'`);
    expect(used).toEqual([]);
    expect(workedOn(await run())).toEqual(['last']);
  });

  it('are none behind a node that would be executed, of which it says why', async () => {
    expect(await predicted()).toMatchObject({
      first: { state: 'miss', reason: 'first' },
      left: { state: 'unknown', reason: null },
      last: { state: 'unknown' },
    });
    await filled();
    const before = code();
    changeCode();
    expect(await predicted()).toMatchObject({
      first: { state: 'miss', reason: 'differs', differs: [{ field: 'code', before, now: code() }] },
      right: { state: 'unknown' },
    });
  });

  it('are none while live workers differ', async () => {
    await filled();
    announce('other', { code: 'other' });
    expect((await predicted())['first']).toMatchObject({ state: 'miss', reason: 'several_builds' });
  });

  it('are found behind a node that every run executes, by what it handed over in a run with equal inputs', async () => {
    await filled();
    const plan = planned('first');
    expect(await predicted(plan)).toMatchObject({
      first: { state: 'miss', reason: 'not_cacheable' },
      left: { state: 'hit' },
      right: { state: 'hit' },
    });
    expect(await predicted(plan, { orderLineId: 'line-9', orderNumber: 'O-9', generation: 3 })).toMatchObject({
      left: { state: 'hit' },
    });
    expect(await predicted(plan, { catalog: 'e'.repeat(64) })).toMatchObject({ left: { state: 'unknown' } });
    const other = { ...plan, nodes: plan.nodes.map((node) => (node.nodeId === 'first' ? { ...node, params: { x: 1 } } : node)) }; // prettier-ignore
    expect(await predicted(other)).toMatchObject({ left: { state: 'unknown' } });
  });

  it('were not made for another delivery, where the delivery is an input', async () => {
    const request = runRequested('for-one', engine().workflow);
    const handedOver = { cad_file: { deliveryId: request.pinned.deliveryId } };
    await engine().request('for-one');
    await engine().ended('for-one');
    await untilKept();
    await query(
      `update orchestrator.attempt set outputs = $1 where node_run_id in
         (select id from orchestrator.node_run where node_id = 'first')`,
      [JSON.stringify(handedOver)],
    );
    expect((await predicted(planned('first')))['left']).toMatchObject({ state: 'miss', reason: 'differs' });
  });

  it('are refused a question that is none', async () => {
    await expect(engine().ask(REQUESTS.orchestrator.predictCache, { workflow: 'A B' })).rejects.toMatchObject({
      status: 400,
    });
  });
});
