import type { Mode } from '#contracts';
import type { DispatchPolicyInput } from '../rollouts/dispatch-policy-input.js';

export interface PathDecision {
  mode: Mode;
  /** `kill_switch`, `operator`, `rollout_row` or `no_rollout_row`; or why the graph side cannot run it (`withReadiness`). */
  reasonCode: string;
}

/** Precedence: kill switch > explicit mode > rollout row > legacy. */
export function decidePath(input: DispatchPolicyInput): PathDecision {
  if (input.killSwitchOn) return { mode: 'legacy', reasonCode: 'kill_switch' };
  if (input.requestedMode) return { mode: input.requestedMode, reasonCode: 'operator' };
  if (input.rollout) return { mode: input.rollout.mode, reasonCode: 'rollout_row' };
  return { mode: 'legacy', reasonCode: 'no_rollout_row' };
}

/** Whether the graph side can run a workflow now; `reasonCode` says why not. */
export type GraphReadiness<Workflow> = { ready: true; workflow: Workflow } | { ready: false; reasonCode: string };

/** The decision as it stands, or legacy where the graph side is not ready. */
export function withReadiness<W>(decision: PathDecision, readiness: GraphReadiness<W>): PathDecision {
  return decision.mode === 'legacy' || readiness.ready
    ? decision
    : { mode: 'legacy', reasonCode: readiness.reasonCode };
}
