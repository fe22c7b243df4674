import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { NotifyRule, ResolveWorkflowReply, WorkflowRef } from '#contracts';
import { BusRequester } from '#platform/nats';
import { OperationalError, UserError } from '#platform/http';
import type { GraphReadiness } from './decide-path.js';

const ANSWER_WITHIN_MS = 1000;

/** A workflow version that may run, with what its run is allowed. */
export interface ReadyWorkflow {
  ref: WorkflowRef;
  /** How long a run may take whose nodes keep their limits, in milliseconds. */
  longestPathMs: number;
  /** The recipients that its nodes name. */
  notifies: NotifyRule[];
}

/** Pools of the workflow's steps that take no work now; none where the registry did not answer. */
export interface ClosedPools {
  pausedPools: string[];
  fullPools: string[];
}

export type WorkflowReadiness = GraphReadiness<ReadyWorkflow> & ClosedPools;

/** The graph side was not asked, or has no answer. */
export const notReady = (reasonCode: string): WorkflowReadiness => ({
  ready: false,
  reasonCode,
  pausedPools: [],
  fullPools: [],
});

/** Asks the registry whether a workflow may run now. Never throws: a failure is a reason code, and legacy delivers. */
@Injectable()
export class WorkflowReadinessService {
  constructor(private readonly requester: BusRequester) {}

  async ask(key: string): Promise<WorkflowReadiness> {
    try {
      const reply = await this.requester.ask(REQUESTS.registry.resolveWorkflow, { key }, ANSWER_WITHIN_MS);
      return readinessOf(reply);
    } catch (error) {
      return notReady(reasonOf(error));
    }
  }
}

/** A registry of an earlier build does not send the optional members. */
function readinessOf(reply: ResolveWorkflowReply): WorkflowReadiness {
  const { key, version, semanticHash, missing, ...sent } = reply;
  const { pausedPools = [], fullPools = [], longestPathMs = 0, notifies = [] }: Partial<typeof sent> = sent;
  const closed = { pausedPools, fullPools };
  if (missing.length > 0) return { ready: false, reasonCode: 'step_without_worker', ...closed };
  if (pausedPools.length > 0) return { ready: false, reasonCode: 'pool_paused', ...closed };
  if (fullPools.length > 0) return { ready: false, reasonCode: 'queue_full', ...closed };
  const workflow = { ref: { key, version, semanticHash }, longestPathMs, notifies };
  return { ready: true, workflow, ...closed };
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.code === 'workflow_not_found' ? 'workflow_not_published' : error.code;
  if (error instanceof OperationalError && error.code === 'bus_unreachable') return 'bus_unreachable';
  return 'registry_unreachable';
}
