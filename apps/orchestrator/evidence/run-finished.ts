import { buildEvidence } from '#contracts';
import type { Evidence, EvidenceStatus, Failure, PerformedStep, RunFinished } from '#contracts';
import { WorkflowContext } from '#workflow-core';
import type { PlannedShard, RunFailure, RunPlan } from '#workflow-core';
import type { RunFacts } from '../runs/open-run.js';
import { plannedNodes } from '../runs/planned-nodes.js';
import type { AcceptedAttempt } from './accepted-attempts.repository.js';

export interface FinishedRun {
  facts: RunFacts;
  plan: RunPlan;
  status: RunFinished['status'];
  failure: RunFailure | null;
  finishedAt: number;
}

/** The event that ends a run, with the evidence of what its accepted attempts did. */
export function runFinished(run: FinishedRun, attempts: readonly AcceptedAttempt[]): RunFinished {
  const { runId, deliveryId, runClass, rerunOf } = run.facts;
  const failed = plannedNodes(run.plan).get(run.failure?.nodeId ?? '');
  const failure = run.failure ? failureOf(run.failure, failed?.shard) : undefined;
  const status: EvidenceStatus = { code: run.status, ...(failure && { failure }) };
  return {
    runId,
    deliveryId,
    runClass,
    status: run.status,
    ...(failure && { failure }),
    ...(rerunOf && { rerunOf }),
    evidence: evidenceOf(run, status, attempts),
  };
}

function evidenceOf(run: FinishedRun, status: EvidenceStatus, attempts: readonly AcceptedAttempt[]): Evidence {
  const { runId, deliveryId, orderLineId, pinned, createdAt } = run.facts;
  const timings = { startedAt: createdAt, finishedAt: run.finishedAt };
  const head = { path: 'graph' as const, runId, deliveryId, orderLineId, generation: pinned.generation };
  return buildEvidence({ ...head, status, timings }, performedSteps(run.plan, attempts));
}

/** What each node was given and handed over, rebuilt from the outputs that counted; a node that was spread did what its join did. */
function performedSteps(plan: RunPlan, attempts: readonly AcceptedAttempt[]): PerformedStep[] {
  const context = new WorkflowContext();
  for (const { nodeId, outputs } of attempts) context.put(nodeId, outputs);
  const planned = plannedNodes(plan);
  return attempts.flatMap(({ nodeId, outputs, logs, environment }) => {
    const node = planned.get(nodeId);
    return node && !node.shard
      ? [{ step: node.step, inputs: context.inputsFor(node), outputs, logs, environment }]
      : [];
  });
}

/**
 * A run's failure in the shape that crosses borders; the node that failed is among the details. Where a shard failed, its
 * node did, and the message says in which part.
 */
export function failureOf({ nodeId: failed, ...failure }: RunFailure, shard?: PlannedShard): Failure {
  const { code, retryable, details } = failure;
  const nodeId = shard?.node ?? failed;
  const message = shard ? `${shard.label} of ${shard.of}: ${failure.message}` : failure.message;
  const all = { ...details, ...(nodeId !== undefined && { nodeId }), ...(shard && { shard: shard.index }) };
  return { code, message, retryable, ...(Object.keys(all).length > 0 && { details: all }) };
}
