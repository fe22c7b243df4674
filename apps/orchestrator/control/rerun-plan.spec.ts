import type { PlannedNode, ReuseDecision } from '#workflow-core';
import { rerunPlan } from './rerun-plan.js';
import type { GoneWork } from './plan-reruns.service.js';

const SOURCE = { runId: 'source', workflowKey: 'still' };

const planOf = (decisions: Record<string, ReuseDecision>, gone: GoneWork[] = []) => {
  const nodes = Object.keys(decisions).map((nodeId) => {
    const [node, index] = nodeId.split('#');
    return { nodeId, step: `step_of_${node}`, version: 2, ...(index && { shard: { node } }) } as unknown as PlannedNode;
  });
  const reused = Object.keys(decisions).filter((nodeId) => decisions[nodeId] === 'reused');
  const planned = {
    plan: { semanticHash: 'hash', nodes },
    version: 3,
    reuse: { fromNode: null, nodes: Object.entries(decisions).map(([nodeId, decision]) => ({ nodeId, decision })) },
    taken: reused.map((nodeId) => ({
      ...{ nodeId, outputs: {} },
      reusedFrom: { runId: 'source', nodeRunId: `id of ${nodeId}`, attempt: 1 },
    })),
    gone,
  };
  return rerunPlan(SOURCE, planned, null);
};

const told = (decisions: Record<string, ReuseDecision>) =>
  planOf(decisions).nodes.map(({ nodeId, willRun, why, about, shards }) => ({ nodeId, willRun, why, about, shards }));

describe('the plan of a rerun', () => {
  it('says of each node whether it would run, why, and what would be reused', () => {
    const plan = planOf({ export: 'reused', render: 'not_succeeded' });
    expect(plan).toEqual({
      runId: 'source',
      workflow: { key: 'still', version: 3, semanticHash: 'hash' },
      ...{ runClass: 'shadow', fromNode: null, openRun: null, gone: [], goneTotal: 0 },
      nodes: [
        {
          ...{ nodeId: 'export', step: 'step_of_export', version: 2, willRun: false, why: 'reused', about: null },
          ...{ reusedFrom: { runId: 'source', nodeRunId: 'id of export', attempt: 1 }, shards: null },
        },
        {
          ...{ nodeId: 'render', step: 'step_of_render', version: 2, willRun: true, why: 'not_succeeded', about: null },
          ...{ reusedFrom: null, shards: null },
        },
      ],
    });
  });

  it('has the code of each reason, and apart from it what it is about', () => {
    const reasons: [ReuseDecision, string, string | null][] = [
      ['is_from_node', 'is_from_node', null],
      ['descends_from:export', 'descends_from', 'export'],
      ['new_node', 'new_node', null],
      ['step_changed', 'step_changed', null],
      ['params_changed:/a:b', 'params_changed', '/a:b'],
      ['upstream_changed:export', 'upstream_changed', 'export'],
    ];
    for (const [decision, why, about] of reasons) {
      expect(told({ render: decision })).toEqual([{ nodeId: 'render', willRun: true, why, about, shards: null }]);
    }
  });

  it('counts shards into their node, which has the reason of those that run', () => {
    const shards = (...of: ReuseDecision[]) =>
      Object.fromEntries(of.map((decision, at) => [`render#${at + 1}`, decision]));
    const node = (willRun: number, why: string, about: string | null = null) => [
      { nodeId: 'render', willRun: why !== 'reused', why, about, shards: { willRun, total: 2 } },
    ];
    expect(told({ ...shards('reused', 'reused'), render: 'reused' })).toEqual(node(0, 'reused'));
    expect(told({ ...shards('reused', 'not_succeeded'), render: 'not_succeeded' })).toEqual(node(1, 'not_succeeded'));
    const changed = shards('upstream_changed:export', 'upstream_changed:export');
    expect(told({ ...changed, render: 'upstream_changed:render#1' })).toEqual(node(2, 'upstream_changed', 'export'));
  });

  it('names the first results that are gone, and counts all', () => {
    const gone = [
      { nodeId: 'render#1', artifacts: ['1', '2'] },
      { nodeId: 'render#2', artifacts: ['2', '3'] },
      { nodeId: 'save', artifacts: [] },
    ];
    const decisions = { 'render#1': 'reused', 'render#2': 'reused', render: 'reused', save: 'reused' } as const;
    expect(planOf(decisions, gone)).toMatchObject({
      gone: [
        { nodeId: 'render', artifacts: ['1', '2', '3'] },
        { nodeId: 'save', artifacts: [] },
      ],
      goneTotal: 2,
    });
    const many = Array.from({ length: 101 }, (_, at) => `node_${at}`);
    const artifacts = Array.from({ length: 30 }, (_, at) => String(at));
    const plan = planOf(
      Object.fromEntries(many.map((nodeId) => [nodeId, 'reused'])),
      many.map((nodeId) => ({ nodeId, artifacts })),
    );
    expect([plan.gone.length, plan.gone[0]?.artifacts.length, plan.goneTotal]).toEqual([100, 20, 101]);
  });
});
