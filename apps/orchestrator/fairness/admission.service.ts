import { Injectable } from '@nestjs/common';
import type { NodeRunState, PlannedNode } from '#workflow-core';
import type { Admit, DueNode, RunDecision } from '../runs/decide-run.js';
import { plannedNodes } from '../runs/planned-nodes.js';
import { PausedPoolsService } from '../pools/paused-pools.service.js';
import { dispatchedNodeRunIds } from '../runs/remembered-tasks.js';
import { PoolLoads } from './pool-loads.js';
import type { WaitingNode } from './fair-queue.js';
import { PoolWindowsService } from './pool-windows.service.js';

/** Decides which ready nodes are dispatched at once and which wait for their turn. PostgreSQL knows them all as `ready`. */
@Injectable()
export class AdmissionService {
  readonly loads: PoolLoads;

  constructor(
    windows: PoolWindowsService,
    private readonly paused: PausedPoolsService,
  ) {
    this.loads = new PoolLoads((pool) => windows.of(pool));
  }

  /** A join ends without a worker: it takes a place and never waits for one. */
  readonly admit: Admit = ({ pool, join }) => {
    if (join) return this.loads.admitAnyway(pool);
    return !this.paused.isPaused(pool) && this.loads.admit(pool);
  };

  /** Call it with what was committed: gives places back, and lets those wait that got none. */
  settle(decisions: readonly RunDecision[]): void {
    for (const decision of decisions) {
      const planned = plannedNodes(decision.after.plan);
      for (const { nodeId } of decision.dispatched) this.settleOne(planned.get(nodeId), true);
      for (const node of decision.changedNodes) {
        const pool = planned.get(node.nodeId)?.pool;
        if (pool && isOver(decision.run.state.nodes[node.nodeId], node)) this.loads.release(pool);
      }
      for (const node of decision.held) this.wait(decision, planned.get(node.nodeId), node);
    }
  }

  /** Call it with decisions that were not committed: what they dispatched is not out. */
  forget(decisions: readonly RunDecision[]): void {
    for (const { after, dispatched } of decisions) {
      for (const { nodeId } of dispatched) this.settleOne(plannedNodes(after.plan).get(nodeId), false);
    }
  }

  /** Those whose turn it is; they have taken their places. */
  takeDue(): WaitingNode[] {
    return this.loads.takeDue((pool) => !this.paused.isPaused(pool));
  }

  /** Frees the places of those that were due and were not dispatched: their runs went on without them. */
  giveBack(due: readonly WaitingNode[], decisions: readonly RunDecision[]): void {
    const dispatched = new Set(decisions.flatMap(dispatchedNodeRunIds));
    for (const { pool, nodeRunId } of due) if (!dispatched.has(nodeRunId)) this.loads.settle(pool, false);
  }

  private settleOne(node: PlannedNode | undefined, isCommitted: boolean): void {
    if (node) this.loads.settle(node.pool, isCommitted);
  }

  private wait({ run }: RunDecision, node: PlannedNode | undefined, { nodeId, attempt }: DueNode): void {
    const { runId, runClass, pinned } = run.facts;
    const nodeRunId = run.nodeRuns.get(nodeId)?.nodeRunId;
    if (!node || !nodeRunId) return;
    const { pool } = node;
    const waiting: WaitingNode = { runId, nodeRunId, nodeId, attempt, pool, runClass, order: pinned.orderNumber };
    this.loads.wait(waiting);
  }
}

const isOut = ({ status }: NodeRunState): boolean => status === 'dispatched' || status === 'running';

/** An attempt that was out is not any more; the next one takes a place of its own. */
const isOver = (before: NodeRunState | undefined, after: NodeRunState): boolean =>
  before !== undefined && isOut(before) && (!isOut(after) || after.attempt !== before.attempt);
