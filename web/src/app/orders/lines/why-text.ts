import type { Schema } from '../../api/api-types';
import { decisionText } from '../../editor/dispatch/dispatch-text';

type Delivery = Schema<'DeliveryReply'>;

const FALLBACKS: Readonly<Record<string, string>> = {
  not_accepted: 'no orchestrator accepted the run in time',
  run_failed: 'the run failed',
  run_cancelled: 'the run was cancelled',
  deadline_passed: 'the run was not finished by its deadline',
  graph_result_refused: 'what the run reported was refused',
  kill_switch: 'the kill switch was set',
};

/** Who delivers and why, in one sentence or two. */
export function whyText(delivery: Pick<Delivery, 'mode' | 'reasonCode' | 'fallbackReason'>): string {
  const { fallbackReason } = delivery;
  const fallback = fallbackReason && ` Legacy took over: ${FALLBACKS[fallbackReason] ?? `the reason is ${fallbackReason}`}.`; // prettier-ignore
  return `${decisionText(delivery)}${fallback ?? ''}`;
}

/** Where another mode was asked for than the one that was taken. */
export function requestedText({ requestedMode, mode }: Pick<Delivery, 'requestedMode' | 'mode'>): string | null {
  return requestedMode && requestedMode !== mode ? `The mode ${requestedMode} was asked for.` : null;
}

const VERDICTS: Readonly<Record<Schema<'Verdict'>, { word: string; tone: 'ok' | 'warn' | 'bad'; icon: string }>> = {
  match: { word: 'both paths match', tone: 'ok', icon: 'check_circle' },
  tolerated: { word: 'both paths match within the tolerance', tone: 'ok', icon: 'check_circle' },
  mismatch: { word: 'the paths differ', tone: 'bad', icon: 'error' },
  inconclusive: { word: 'the paths could not be compared fully', tone: 'warn', icon: 'warning' },
};

export const verdictLook = (verdict: Schema<'Verdict'>) => VERDICTS[verdict];
