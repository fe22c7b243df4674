import type { Mode } from '#contracts';

export interface PathQuestion {
  killSwitchOn: boolean;
  /** What an operator asked for. */
  requestedMode: Mode | null;
  /** The most specific rollout row's mode; null without a row. */
  rolloutMode: Mode | null;
}

export interface PathDecision {
  mode: Mode;
  /** `kill_switch`, `operator`, `rollout_row` or `no_rollout_row`; `withoutGraph` adds why the graph side cannot. */
  reasonCode: string;
}

/** Precedence: kill switch > explicit mode > rollout row > legacy. */
export function decidePath(question: PathQuestion): PathDecision {
  if (question.killSwitchOn) return { mode: 'legacy', reasonCode: 'kill_switch' };
  if (question.requestedMode) return { mode: question.requestedMode, reasonCode: 'operator' };
  if (question.rolloutMode) return { mode: question.rolloutMode, reasonCode: 'rollout_row' };
  return { mode: 'legacy', reasonCode: 'no_rollout_row' };
}

/** What the graph side said when it was asked whether it can run; a string is the reason code why not. */
export type GraphReadiness<Workflow> = { ready: true; workflow: Workflow } | { ready: false; reasonCode: string };

/** Anything that the graph side cannot do now, legacy does. */
export function withReadiness<W>(decision: PathDecision, readiness: GraphReadiness<W>): PathDecision {
  return decision.mode === 'legacy' || readiness.ready
    ? decision
    : { mode: 'legacy', reasonCode: readiness.reasonCode };
}
