import type { Mode } from '#contracts';

/** The input of the decision which path serves an order line. */
export interface DispatchPolicyInput {
  killSwitchOn: boolean;
  /** What an operator asked for. */
  requestedMode: Mode | null;
  /** The most specific rollout row's mode; null without a row. */
  rolloutMode: Mode | null;
}
