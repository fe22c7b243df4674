import type { StepDuration } from '#contracts';
import { planRun } from '#workflow-core';
import { fakeDefinitions, stillWorkflow } from '#workflow-core/testing';
import { timeEstimate } from './time-estimate.js';

/** setup, then export beside template, then render, then save. */
const plan = planRun(stillWorkflow, fakeDefinitions);
const took = (step: string, medianSeconds: number, p90Seconds: number): StepDuration => ({
  ...{ step, version: 1, n: 7 },
  ...{ medianSeconds, p90Seconds },
});
const ALL = [
  took('order_line_setup', 1, 2),
  took('glb_export', 10, 12),
  took('resolve_template', 4, 40),
  took('threejs_render', 30, 60),
  took('output_save', 0.5, 1),
];

describe('timeEstimate', () => {
  it('says of each node how long its step took, in the order in which they would start', () => {
    const { nodes } = timeEstimate(plan, ALL);
    expect(nodes.map(({ node }) => node)).toEqual(['setup', 'export', 'template', 'render', 'save']);
    expect(nodes[1]).toEqual({
      ...{ node: 'export', step: 'glb_export', version: 1, n: 7 },
      ...{ medianSeconds: 10, p90Seconds: 12 },
    });
  });

  it('adds up the branch that takes longest: by its median, and on its own by its 90th percentile', () => {
    expect(timeEstimate(plan, ALL).total).toEqual({
      medianSeconds: 1 + 10 + 30 + 0.5,
      p90Seconds: 2 + 40 + 60 + 1,
      path: ['setup', 'export', 'render', 'save'],
    });
  });

  it('has no times for a step without attempts, and leaves it out of the total', () => {
    const { nodes, total } = timeEstimate(plan, [...ALL.slice(0, 3), { ...took('output_save', 9, 9), version: 2 }]);
    const unknown = { n: 0, medianSeconds: null, p90Seconds: null };
    expect(nodes.slice(3)).toMatchObject([
      { node: 'render', ...unknown },
      { node: 'save', ...unknown },
    ]);
    expect(total).toMatchObject({ medianSeconds: 11, p90Seconds: 42 });
  });

  it('has no total where nothing was ever tried', () => {
    expect(timeEstimate(plan, []).total).toEqual({ medianSeconds: null, p90Seconds: null, path: [] });
  });
});
