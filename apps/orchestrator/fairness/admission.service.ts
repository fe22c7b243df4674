import { Injectable } from '@nestjs/common';
import type { PlannedNode } from '#workflow-core';
import type { Admit, RunDecision } from '../runs/decide-run.js';
import type { RunFacts } from '../runs/open-run.js';
import { plannedNodes } from '../runs/planned-nodes.js';
import type { RunInput } from '../runs/run-input.js';
import { PoolLoads } from './pool-loads.js';
import type { WaitingNode } from './fair-queue.js';
import { PoolWindowsService } from './pool-windows.service.js';

/** Decides which ready nodes are dispatched at once and which wait for their turn. PostgreSQL knows them all as `ready`. */
@Injectable()
export class AdmissionService {
  readonly loads: PoolLoads;

  constructor(windows: PoolWindowsService) {
    this.loads = new PoolLoads((pool) => windows.of(pool));
  }

  readonly admit: Admit = ({ pool }) => this.loads.admit(pool);

  /** Call it with what was committed: gives places back, and lets those wait that got none. */
  settle(decisions: readonly RunDecision[]): void {
    for (const decision of decisions) {
      const planned = plannedNodes(decision.after.plan);
      for (const { nodeId, status } of decision.changedNodes) {
        const before = decision.run.state.nodes[nodeId]?.status;
        const pool = planned.get(nodeId)?.pool;
        if (pool && isOut(before) && !isOut(status)) this.loads.release(pool, 1);
      }
      for (const node of decision.held) this.wait(decision.run.facts, planned.get(node.nodeId), { ...node, decision });
    }
  }

  /** Dispatches of those whose turn it is. */
  takeDue(): RunInput[] {
    return this.loads
      .takeDue(() => true)
      .map(({ runId, nodeId, attempt }) => ({ runId, event: { type: 'node_dispatched', nodeId, attempt } }));
  }

  private wait(
    { runId, runClass, pinned }: RunFacts,
    node: PlannedNode | undefined,
    { nodeId, attempt, decision }: { nodeId: string; attempt: number; decision: RunDecision },
  ): void {
    const nodeRunId = decision.run.nodeRuns.get(nodeId)?.nodeRunId;
    if (!node || !nodeRunId) return;
    const { pool } = node;
    const waiting: WaitingNode = { runId, nodeRunId, nodeId, attempt, pool, runClass, order: pinned.orderNumber };
    this.loads.wait(waiting);
  }
}

const isOut = (status: string | undefined): boolean => status === 'dispatched' || status === 'running';
