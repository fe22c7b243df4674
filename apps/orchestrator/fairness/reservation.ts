import type { NodeRunState } from '#workflow-core';
import { plannedNodes } from '../runs/planned-nodes.js';
import type { Admit, RunDecision } from '../runs/decide-run.js';
import type { WaitingNode } from './fair-queue.js';
import type { PoolLoads } from './pool-loads.js';

/**
 * The places that one commit takes in pools, by run and node: a node that is decided twice has one place. What the commit
 * dispatched is confirmed, and `release` frees everything else.
 */
export class Reservation {
  /** The pool of each place that is not confirmed. */
  private readonly places = new Map<string, string>();

  /** `isOpen`: whether a pool dispatches at all. */
  constructor(
    private readonly loads: PoolLoads,
    private readonly isOpen: (pool: string) => boolean,
  ) {}

  /** Reserves a place for a node that became ready, where there is one. A join ends without a worker: it never waits. */
  readonly tryReserve: Admit = ({ nodeId, pool, join }, { runId }) => {
    const place = placeOf(runId, nodeId);
    if (this.places.has(place)) return true;
    if (join) this.loads.reserve(pool);
    else if (!this.isOpen(pool) || !this.loads.tryReserve(pool)) return false;
    this.places.set(place, pool);
    return true;
  };

  /** Takes those out of the queues for whom there are places now. */
  dequeueReady(): WaitingNode[] {
    const ready = this.loads.dequeueReady(this.isOpen);
    for (const { runId, nodeId, pool } of ready) this.places.set(placeOf(runId, nodeId), pool);
    return ready;
  }

  /** Call it with what was committed: also frees the places of attempts that ended, and queues nodes that got none. */
  confirm(decisions: readonly RunDecision[]): void {
    for (const decision of decisions) {
      this.confirmDispatched(decision);
      this.releaseEnded(decision);
      this.enqueueDeferred(decision);
    }
  }

  /** Frees the places that were not confirmed. */
  release(): void {
    for (const pool of this.places.values()) this.loads.cancel(pool);
    this.places.clear();
  }

  private confirmDispatched({ run, after, dispatched }: RunDecision): void {
    const planned = plannedNodes(after.plan);
    for (const { nodeId } of dispatched) {
      const pool = planned.get(nodeId)?.pool;
      if (pool === undefined) continue;
      if (!this.places.delete(placeOf(run.facts.runId, nodeId))) this.loads.reserve(pool);
      this.loads.confirm(pool);
    }
  }

  private releaseEnded({ run, after, changedNodes }: RunDecision): void {
    const planned = plannedNodes(after.plan);
    for (const node of changedNodes) {
      const pool = planned.get(node.nodeId)?.pool;
      if (pool !== undefined && isOver(run.state.nodes[node.nodeId], node)) this.loads.release(pool);
    }
  }

  private enqueueDeferred({ run, after, held }: RunDecision): void {
    const planned = plannedNodes(after.plan);
    const { runId, runClass, pinned } = run.facts;
    for (const { nodeId, attempt } of held) {
      const pool = planned.get(nodeId)?.pool;
      const nodeRunId = run.nodeRuns.get(nodeId)?.nodeRunId;
      if (pool === undefined || nodeRunId === undefined) continue;
      this.loads.enqueue({ runId, nodeRunId, nodeId, attempt, pool, runClass, order: pinned.orderNumber });
    }
  }
}

const placeOf = (runId: string, nodeId: string): string => `${runId} ${nodeId}`;

const isOut = ({ status }: NodeRunState): boolean => status === 'dispatched' || status === 'running';

/** An attempt that was out is not any more; the next one takes a place of its own. */
const isOver = (before: NodeRunState | undefined, after: NodeRunState): boolean =>
  before !== undefined && isOut(before) && (!isOut(after) || after.attempt !== before.attempt);
