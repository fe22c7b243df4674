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

export type WorkflowReadiness = GraphReadiness<ReadyWorkflow>;

/** Asks the registry whether a workflow may run now. Never throws: a failure is a reason code, and legacy delivers. */
@Injectable()
export class WorkflowReadinessService {
  constructor(private readonly requester: BusRequester) {}

  async ask(key: string): Promise<WorkflowReadiness> {
    try {
      const reply = await this.requester.ask(REQUESTS.registry.resolveWorkflow, { key }, ANSWER_WITHIN_MS);
      if (reply.missing.length > 0) return { ready: false, reasonCode: 'step_without_worker' };
      // A registry of an earlier build does not send these.
      if ((reply.pausedPools ?? []).length > 0) return { ready: false, reasonCode: 'pool_paused' };
      if ((reply.fullPools ?? []).length > 0) return { ready: false, reasonCode: 'queue_full' };
      const {
        version,
        semanticHash,
        longestPathMs = 0,
        notifies = [],
      } = reply as Partial<ResolveWorkflowReply> & WorkflowRef;
      return { ready: true, workflow: { ref: { key, version, semanticHash }, longestPathMs, notifies } };
    } catch (error) {
      return { ready: false, reasonCode: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.code === 'workflow_not_found' ? 'workflow_not_published' : error.code;
  if (error instanceof OperationalError && error.code === 'bus_unreachable') return 'bus_unreachable';
  return 'registry_unreachable';
}
