import type { Mode, RolloutReply } from '#contracts';

/** The input of the decision which path serves an order line. */
export interface DispatchPolicyInput {
  killSwitchOn: boolean;
  /** What an operator asked for. */
  requestedMode: Mode | null;
  /** The most specific row that applies; null without one. */
  rollout: RolloutReply | null;
}
