import { randomUUID } from 'node:crypto';
import { startRun } from '#workflow-core';
import type { OpenRun } from '../runs/open-run.js';
import type { PreparedRun } from './prepare-run.js';

/** A run before its first event and before it is stored. `now`: PostgreSQL's time. */
export function newRun({ request, traceparent, plan }: PreparedRun, now: number): OpenRun {
  const { runId, deliveryId, orderLineId, runClass, pinned, deadlineAt } = request;
  const facts = {
    ...{ runId, deliveryId, orderLineId, runClass, pinned, traceparent, rerunOf: null, createdAt: now, deadlineAt },
    workflowKey: request.workflow.key,
    bypassCache: request.cache === 'bypass',
  };
  const nodeRuns = plan.nodes.map(({ nodeId }) => [nodeId, { nodeRunId: randomUUID(), traceparent: null }] as const);
  return { revision: 0, facts, state: startRun(plan), nodeRuns: new Map(nodeRuns), accepted: new Map(), now };
}
