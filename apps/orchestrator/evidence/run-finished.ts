import { buildEvidence } from '#contracts';
import type { Evidence, EvidenceStatus, Failure, PerformedStep, RunFinished } from '#contracts';
import { WorkflowContext } from '#workflow-core';
import type { RunFailure, RunPlan } from '#workflow-core';
import type { RunFacts } from '../runs/open-run.js';
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
  const failure = run.failure ? failureOf(run.failure) : undefined;
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

/** What each node was given and handed over, rebuilt from the outputs that counted. */
function performedSteps(plan: RunPlan, attempts: readonly AcceptedAttempt[]): PerformedStep[] {
  const context = new WorkflowContext();
  for (const { nodeId, outputs } of attempts) context.put(nodeId, outputs);
  const planned = new Map(plan.nodes.map((node) => [node.nodeId, node]));
  return attempts.flatMap(({ nodeId, outputs, logs, environment }) => {
    const node = planned.get(nodeId);
    return node ? [{ step: node.step, inputs: context.inputsFor(node), outputs, logs, environment }] : [];
  });
}

/** A run's failure in the shape that crosses borders; the node that failed is among the details. */
export function failureOf({ code, message, retryable, nodeId, details }: RunFailure): Failure {
  const all = { ...details, ...(nodeId !== undefined && { nodeId }) };
  return { code, message, retryable, ...(Object.keys(all).length > 0 && { details: all }) };
}
