import type { PlannedNode, RunPlan } from '#workflow-core';
import { KnownPlans } from './known-plans.js';

const planOf = (nodes: number): RunPlan => ({
  semanticHash: `wf1:${nodes}`,
  nodes: Array.from({ length: nodes }, (_, at) => ({ nodeId: `n${at}` }) as PlannedNode),
});

describe('KnownPlans', () => {
  it('forgets what nobody asked for longest when the nodes become too many', () => {
    const known = new KnownPlans(20);
    known.set('small', planOf(4));
    known.set('large', planOf(12));
    expect(known.get('small')).toEqual(planOf(4));
    known.set('medium', planOf(8));
    expect(['small', 'large', 'medium'].filter((name) => known.get(name))).toEqual(['small', 'medium']);
  });

  it('does without a plan that is larger than all it may hold', () => {
    const known = new KnownPlans(20);
    known.set('small', planOf(4));
    known.set('huge', planOf(21));
    expect(['small', 'huge'].filter((name) => known.get(name))).toEqual(['small']);
  });
});
