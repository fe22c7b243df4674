import type { Schema } from '../../api/api-types';

export type Mode = Schema<'Mode'>;

const MODES: Readonly<Record<Mode, string>> = {
  legacy: 'Legacy delivers',
  graph: 'Graph delivers',
  shadow: 'Legacy delivers, and graph runs beside it for comparison',
};

const REASONS: Readonly<Record<string, string>> = {
  kill_switch: 'the kill switch has everything on legacy',
  operator: 'this mode was asked for',
  rollout_row: 'the rollout of its workflow and output type says so',
  no_rollout_row: 'its workflow and output type have no rollout',
  output_type_without_workflow: 'its output type has no workflow',
  workflow_not_published: 'its workflow has no published version',
  step_without_worker: 'no worker offers one of its steps',
  pool_paused: 'a pool that it needs is paused',
  queue_full: 'too many nodes wait in a pool that it needs',
  bus_unreachable: 'the message bus cannot be reached',
  registry_unreachable: 'the registry does not answer',
};

/** Why a line takes its path, in words; a code without words is said as it is. */
export const reasonText = (code: string): string => REASONS[code] ?? `the reason is ${code}`;

/** Who delivers and why, in one sentence. */
export function decisionText({ mode, reasonCode }: { mode: Mode; reasonCode: string }): string {
  return `${MODES[mode]}: ${reasonText(reasonCode)}.`;
}

/** What became of a dispatch, in one sentence. */
export function dispatchedText(line: Schema<'DispatchedLine'>): string {
  if (!line.alreadyDelivered) return `Dispatched. ${decisionText(line)}`;
  const state = {
    open: 'is being delivered',
    committed: `was delivered by ${line.deliveredBy ?? line.mode}`,
    cancelled: 'has a delivery that was cancelled',
    failed: 'has a delivery that failed',
  }[line.state];
  const next = line.state === 'open' ? '' : ' Choose “Deliver again” for another delivery.';
  return `Nothing was dispatched: the line ${state} already.${next}`;
}
