import type { RerunPlanReply } from '#contracts';
import { describeRerunPlan } from './describe-rerun-plan.js';

const PLAN = {
  ...{ runId: 'r1', workflow: { key: 'still', version: 3 }, runClass: 'shadow', fromNode: 'render', openRun: null },
  nodes: [
    { nodeId: 'export', step: 'glb_export', version: 1, willRun: false, why: 'reused', about: null, shards: null },
    {
      ...{ nodeId: 'render', step: 'threejs_render', version: 2, willRun: true, why: 'is_from_node', about: null },
      shards: { willRun: 4, total: 4 },
    },
    {
      ...{ nodeId: 'save', step: 'output_save', version: 1, willRun: true, why: 'descends_from', about: 'render' },
      shards: null,
    },
  ],
  ...{ gone: [], goneTotal: 0 },
} as unknown as RerunPlanReply;

describe('the description of a rerun plan', () => {
  it('has a row for each node', () => {
    expect(
      describeRerunPlan(PLAN)
        .split('\n')
        .map((line) => line.trimEnd().replace(/ {2,}/g, ' | ')),
    ).toEqual([
      'a rerun from render of run r1 would run 2 of 3 nodes of still@3 anew (shadow)',
      '',
      'node | step | reuse | shards',
      'export | glb_export@1 | reused',
      'render | threejs_render@2 | is_from_node | 4 of 4 would run',
      'save | output_save@1 | descends_from:render',
    ]);
  });

  it('says which run does the same, and what makes it impossible', () => {
    const gone = [{ nodeId: 'export', artifacts: [] }];
    const text = describeRerunPlan({ ...PLAN, fromNode: null, openRun: 'r2', gone, goneTotal: 1 });
    expect(text).toContain('a retry of run r1');
    expect(text).toContain('run r2 does the same already');
    expect(text).toContain('refused: results of 1 nodes are gone, such as export');
  });
});
