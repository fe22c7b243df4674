import fc from 'fast-check';
import { expandFanOut } from '../planning/expand-fan-out.js';
import { planRun } from '../planning/plan-run.js';
import type { RunPlan } from '../planning/run-plan.js';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { stillWorkflow, withParams } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { planRerun } from './plan-rerun.js';
import type { RunReuse } from './run-reuse.js';

const still = planRun(stillWorkflow, fakeDefinitions);
const idsOf = (plan: RunPlan) => new Set(plan.nodes.map((node) => node.nodeId));
const reusedIn = ({ nodes }: RunReuse) =>
  new Set(nodes.flatMap(({ nodeId, decision }) => (decision === 'reused' ? [nodeId] : [])));
const decisions = ({ nodes }: RunReuse) => nodes.map(({ nodeId, decision }) => `${nodeId} ${decision}`);

/** Everything that comes after a node over the edges, the node itself included. */
function behind(plan: RunPlan, fromNode: string): Set<string> {
  const found = new Set([fromNode]);
  for (const { nodeId, parents } of plan.nodes) if (parents.some((id) => found.has(id))) found.add(nodeId);
  return found;
}

/** Two versions of a workflow, which nodes of the first succeeded, and where the second begins anew. */
const arbitraryRerun = fc
  .record({
    before: arbitraryWorkflow,
    other: arbitraryWorkflow,
    isSame: fc.boolean(),
    seed: fc.nat(),
    all: fc.boolean(),
  })
  .map(({ before, other, isSame, seed, all }) => {
    const source = planRun(before, fakeDefinitions);
    const plan = isSame ? source : planRun(other, fakeDefinitions);
    const ids = [...idsOf(source)];
    const succeeded = new Set(all ? ids : ids.filter((_, at) => ((seed >> (at % 30)) & 1) === 0));
    const fromNode = seed % 5 === 0 ? null : (plan.nodes[seed % plan.nodes.length]?.nodeId ?? null);
    return { source: { plan: source, succeeded }, plan, fromNode };
  });

describe('planRerun', () => {
  it('runs the node and its descendants anew, and reuses everything else', () => {
    const reuse = planRerun({ plan: still, succeeded: idsOf(still) }, still, 'export');
    expect(decisions(reuse)).toEqual([
      'setup reused',
      'export is_from_node',
      'template reused',
      'render descends_from:export',
      'save descends_from:export',
    ]);
  });

  it('takes over all that succeeded where only what failed is to run', () => {
    const reuse = planRerun({ plan: still, succeeded: new Set(['setup', 'export']) }, still, null);
    expect(decisions(reuse)).toEqual([
      'setup reused',
      'export reused',
      'template not_succeeded',
      'render not_succeeded',
      'save not_succeeded',
    ]);
  });

  it('finds on another version what changed, and all that stands on it', () => {
    const changed = planRun(withParams(stillWorkflow, 'export', { quality: 'fine' }), fakeDefinitions);
    const reuse = planRerun({ plan: still, succeeded: idsOf(still) }, changed, 'save');
    expect(decisions(reuse)).toEqual([
      'setup reused',
      'export params_changed:/quality',
      'template reused',
      'render upstream_changed:export',
      'save is_from_node',
    ]);
  });

  it('does not take over a node that the source did not have, or had with another step or another input', () => {
    const renamed = still.nodes.map((node) => (node.nodeId === 'template' ? { ...node, version: 2 } : node));
    const bound = renamed.map((node) =>
      node.nodeId === 'render'
        ? { ...node, parents: ['export'], inputs: node.inputs.filter(({ input }) => input !== 'template') }
        : node,
    );
    const plan = { ...still, nodes: [...bound, { ...(still.nodes[0] as (typeof still.nodes)[0]), nodeId: 'second' }] };
    const reuse = planRerun({ plan: still, succeeded: idsOf(still) }, plan, 'save');
    expect(decisions(reuse)).toEqual([
      'setup reused',
      'export reused',
      'template step_changed',
      'render upstream_changed:template',
      'save is_from_node',
      'second new_node',
    ]);
  });

  it('never takes over the node to begin with or anything behind it', () => {
    fc.assert(
      fc.property(arbitraryRerun, ({ source, plan, fromNode }) => {
        const reused = reusedIn(planRerun(source, plan, fromNode));
        if (fromNode) for (const id of behind(plan, fromNode)) expect(reused.has(id)).toBe(false);
      }),
    );
  });

  it('takes over only what succeeded, was the same, and stands on what is taken over', () => {
    fc.assert(
      fc.property(arbitraryRerun, ({ source, plan, fromNode }) => {
        const reused = reusedIn(planRerun(source, plan, fromNode));
        for (const node of plan.nodes.filter(({ nodeId }) => reused.has(nodeId))) {
          const before = source.plan.nodes.find(({ nodeId }) => nodeId === node.nodeId);
          expect(source.succeeded.has(node.nodeId)).toBe(true);
          expect(before).toMatchObject({ step: node.step, version: node.version, params: node.params });
          expect(before?.inputs).toEqual(node.inputs);
          const producers = node.inputs.flatMap((input) => input.producers).map((producer) => producer.nodeId);
          for (const id of [...node.parents, ...producers]) expect(reused.has(id)).toBe(true);
        }
      }),
    );
  });

  it('takes over everything else of a run of the same plan that succeeded', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, fc.nat(), (workflow, pick) => {
        const plan = planRun(workflow, fakeDefinitions);
        const fromNode = plan.nodes[pick % plan.nodes.length]?.nodeId ?? '';
        const reused = reusedIn(planRerun({ plan, succeeded: idsOf(plan) }, plan, fromNode));
        const anew = behind(plan, fromNode);
        expect([...reused].sort()).toEqual([...idsOf(plan)].filter((id) => !anew.has(id)).sort());
      }),
    );
  });

  it('decides once for every node of the plan, in its order', () => {
    fc.assert(
      fc.property(arbitraryRerun, ({ source, plan, fromNode }) => {
        const { nodes } = planRerun(source, plan, fromNode);
        expect(nodes.map(({ nodeId }) => nodeId)).toEqual(plan.nodes.map(({ nodeId }) => nodeId));
      }),
    );
  });

  it('runs all shards of a node anew where it is named, and none of them where a later node is', () => {
    const shard = (first: number) => ({ first, count: 1, of: 2, label: `angle ${first + 1}` });
    const sharded = expandFanOut(still, { render: [shard(0), shard(1)] });
    const all = { plan: sharded, succeeded: idsOf(sharded) };
    const named = reusedIn(planRerun(all, sharded, 'render'));
    expect(['render#1', 'render#2', 'render', 'save'].filter((id) => named.has(id))).toEqual([]);
    const later = reusedIn(planRerun(all, sharded, 'save'));
    expect(['render#1', 'render#2', 'render', 'save'].filter((id) => later.has(id))).toEqual(['render#1', 'render#2', 'render']); // prettier-ignore
  });
});
