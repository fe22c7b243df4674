import type { PlannedNode, RunPlan } from '../planning/run-plan.js';
import { ownValue } from '../model/plain-object.js';
import { nodeRecord, recordedNodes } from './node-record.js';
import { PersistentList } from './persistent-list.js';
import { planIndex } from './plan-index.js';
import type { NodeRunState, RunState } from './run-state.js';

/** What is kept about the nodes of a run, each list by position in `plan.nodes`. */
interface Kept {
  states: PersistentList<NodeRunState>;
  /** The number of unfinished parents of each node. */
  waitingFor: PersistentList<number>;
  /** How many nodes have not succeeded. */
  unfinished: number;
}

/**
 * The nodes of a run as the reducer works on them: immutable; the cost of a change does not depend on the size of the
 * run, because unfinished parents are counted and not searched for. `record` is the same as `RunState.nodes`.
 */
export class RunNodes {
  readonly record: Record<string, NodeRunState>;

  private constructor(
    readonly plan: RunPlan,
    private readonly kept: Kept,
  ) {
    this.record = nodeRecord(this);
  }

  /** Those of a state; of a state that is plain data they are read in, where a node that is not there counts as untouched. */
  static of({ plan, nodes }: Pick<RunState, 'plan' | 'nodes'>): RunNodes {
    const known = recordedNodes(nodes);
    if (known instanceof RunNodes && known.plan === plan) return known;
    const states = plan.nodes.map(({ nodeId }) => ownValue(nodes, nodeId) ?? untouched(nodeId));
    const { positionOf } = planIndex(plan);
    const hasSucceeded = (id: string): boolean => states[positionOf.get(id) ?? -1]?.status === 'succeeded';
    return new RunNodes(plan, {
      states: PersistentList.of(states),
      waitingFor: PersistentList.of(plan.nodes.map(({ parents }) => parents.filter((id) => !hasSucceeded(id)).length)),
      unfinished: states.filter(({ status }) => status !== 'succeeded').length,
    });
  }

  get hasAllSucceeded(): boolean {
    return this.kept.unfinished === 0;
  }

  /** Also for a node id that the plan does not know: undefined. */
  get(nodeId: string): NodeRunState | undefined {
    const at = planIndex(this.plan).positionOf.get(nodeId);
    return at === undefined ? undefined : this.kept.states.get(at);
  }

  planned(nodeId: string): PlannedNode | undefined {
    return this.plan.nodes[planIndex(this.plan).positionOf.get(nodeId) ?? -1];
  }

  all(): NodeRunState[] {
    return this.kept.states.toArray();
  }

  /** Nodes that are others than in an earlier state of the same run. */
  changedSince(before: RunNodes): NodeRunState[] {
    return this.kept.states.changedSince(before.kept.states);
  }

  /** The nodes with some of them in another state; for one that succeeded use `succeed`. */
  with(changed: readonly NodeRunState[]): RunNodes {
    const { positionOf } = planIndex(this.plan);
    const states = this.kept.states.with(changed.map((node) => [positionOf.get(node.nodeId) ?? -1, node] as const));
    return new RunNodes(this.plan, { ...this.kept, states });
  }

  /** The nodes after one more succeeded; `released` are the ids of those whose parents have now all succeeded. */
  succeed(node: NodeRunState): { nodes: RunNodes; released: string[] } {
    const { positionOf, children } = planIndex(this.plan);
    const at = positionOf.get(node.nodeId) ?? -1;
    const waiting = (children[at] ?? []).map((child) => [child, (this.kept.waitingFor.get(child) ?? 0) - 1] as const);
    const kept = {
      states: this.kept.states.with([[at, node]]),
      waitingFor: this.kept.waitingFor.with(waiting),
      unfinished: this.kept.unfinished - 1,
    };
    const released = waiting.flatMap(([child, count]) => (count === 0 ? (this.plan.nodes[child]?.nodeId ?? []) : []));
    return { nodes: new RunNodes(this.plan, kept), released };
  }

  /** The ids of all nodes whose parents have all succeeded, in any status. */
  withoutOpenParents(): string[] {
    return this.plan.nodes.filter((_, at) => this.kept.waitingFor.get(at) === 0).map(({ nodeId }) => nodeId);
  }
}

function untouched(nodeId: string): NodeRunState {
  return { nodeId, status: 'pending', attempt: 0, failures: 0 };
}
