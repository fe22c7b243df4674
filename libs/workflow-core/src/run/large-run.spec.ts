import { definitionUpdates } from '../diff/definition-updates.js';
import { diffWorkflows } from '../diff/diff-workflows.js';
import { lockOf } from '../canonical/lock-of.js';
import { planRun } from '../planning/plan-run.js';
import type { PlannedNode, RunPlan } from '../planning/run-plan.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { advanceRun } from './advance-run.js';
import { changedNodes } from './changed-nodes.js';
import type { RunCommand, RunEvent, RunState } from './run-state.js';
import { startRun } from './start-run.js';
import { SHAPES } from './testing/graph-shapes.js';
import { newSlots } from './testing/new-slots.js';

const SIZE = 10_000;
const now = 1_000_000;
/** What one changed node may cost: three levels of blocks in each of two lists, and a few objects around them. */
const SLOTS_A_NODE = 2 * 3 * 32 + 30;

/** Counts for every event how many nodes of the plan were read. */
type Watch = (step: { before: RunState; after: RunState; event: RunEvent; plannedReads: number }) => void;

/** The plan, counting each time one of its nodes is looked up. */
function watchedPlan(plan: RunPlan): { plan: RunPlan; reads: () => number } {
  let reads = 0;
  const nodes = new Proxy(plan.nodes, {
    get(target, key): unknown {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      return Reflect.get(target, key);
    },
  });
  return { plan: { ...plan, nodes }, reads: () => reads };
}

/** Runs every node to its success, the oldest ready one first. */
function runAll(original: RunPlan, watch: Watch = () => undefined): RunState {
  const { plan, reads } = watchedPlan(original);
  const ready: RunCommand[] = [];
  let state = startRun(plan);
  const play = (event: RunEvent): void => {
    const [before, readsBefore] = [state, reads()];
    const advance = advanceRun(state, event);
    state = advance.state;
    ready.push(...advance.commands);
    watch({ before, after: state, event, plannedReads: reads() - readsBefore });
  };
  play({ type: 'run_started', now });
  for (const command of ready) {
    if (command.type !== 'dispatch_node') continue;
    const node = { nodeId: command.nodeId, attempt: 1, now };
    play({ ...node, type: 'node_dispatched' });
    play({ ...node, type: 'node_running' });
    play({ ...node, type: 'node_succeeded' });
  }
  return state;
}

function childrenOf(plan: RunPlan): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of plan.nodes.flatMap((node: PlannedNode) => node.parents)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

describe.each(Object.entries(SHAPES))('ten thousand nodes as %s', (_, shape) => {
  const workflow = shape(SIZE);
  const plan = planRun(workflow, fakeDefinitions);
  const children = childrenOf(plan);

  it('are planned and run to the end', () => {
    expect(plan.nodes).toHaveLength(SIZE);
    const { status, nodes } = runAll(plan);
    expect(status).toBe('succeeded');
    expect(Object.values(nodes).every((node) => node.status === 'succeeded')).toBe(true);
  });

  it('cost an event what its node and its children cost, not what the run holds', () => {
    let at = 0;
    runAll(plan, ({ before, after, event, plannedReads }) => {
      at += 1;
      if (event.type === 'run_started') return;
      const touched = 1 + ('nodeId' in event ? (children.get(event.nodeId) ?? 0) : 0);
      if (plannedReads > 2 * touched) throw new Error(`${event.type} looked at ${plannedReads} nodes of the plan.`);
      const isSample = at < 5 || at % 5_000 === 0 || at > 3 * SIZE - 2;
      if (isSample) expect(newSlots(before, after)).toBeLessThan(SLOTS_A_NODE * touched);
      const changed = changedNodes(before, after).length;
      if (changed > touched) throw new Error(`${event.type} changed ${changed} nodes.`);
    });
    expect(at).toBe(3 * SIZE + 1);
  });

  it('are compared with an edited copy', () => {
    const edited = {
      ...workflow,
      nodes: workflow.nodes.with(-1, { ...workflow.nodes.at(-1)!, step: 'order_line_setup' }),
    };
    const side = (it: typeof workflow) => ({
      workflow: it,
      lock: lockOf(it, fakeDefinitions),
      definitions: fakeDefinitions,
    });
    expect(diffWorkflows(side(workflow), side(edited)).semantic).toContainEqual(
      expect.objectContaining({ kind: 'step_changed', nodeId: `n${SIZE - 1}` }),
    );
    expect(diffWorkflows(side(workflow), side(workflow)).same).toBe(true);
    expect(definitionUpdates(side(workflow), fakeDefinitions, fakeDefinitions)).toEqual([]);
  });
});

describe('the count of what an event writes', () => {
  it('sees a copy of all nodes', () => {
    const nodes = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`n${at}`, { at }]));
    expect(newSlots({ nodes }, { nodes: { ...nodes, n7: { at: -1 } } })).toBe(502);
  });
});
