import type { OrderLineReply, WaitingReply } from '#contracts';
import { textTable } from '../text-table.js';

/** As text: open, which path delivered, or why none did. */
export function stateOf({ delivery }: OrderLineReply): string {
  if (!delivery) return 'not dispatched';
  const { state, deliveredBy, fallbackReason, failure, waiting } = delivery;
  return [
    deliveredBy ? `delivered by ${deliveredBy}` : state,
    ...(fallbackReason ? [`legacy took over: ${fallbackReason}`] : []),
    ...(failure ? [`${failure.message} (${failure.code})`] : []),
    ...(waiting ? [describeWaiting(waiting)] : []),
  ].join(', ');
}

/** The last failure of a waiting line, and when it is retried. */
export const describeWaiting = ({ failure, failures, nextAttemptAt }: WaitingReply): string =>
  `waiting after ${failures} ${failures === 1 ? 'attempt' : 'attempts'}: ${failure.message} (${failure.code}), next attempt at ${nextAttemptAt}`;

/** One row per line: its path, the reason, and its state. */
export function describeLines(lines: readonly OrderLineReply[]): string {
  const rows = lines.map((line) => [
    line.id,
    line.product,
    line.outputType,
    line.delivery?.mode ?? '–',
    line.delivery?.reasonCode ?? '–',
    line.delivery?.id ?? '–',
    stateOf(line),
  ]);
  return textTable(['order line', 'product', 'output type', 'mode', 'reason', 'delivery', 'state'], rows);
}
