import type { Schema } from '../../api/api-types';
import { dispatchedText } from '../../editor/dispatch/dispatch-text';

type Order = Schema<'OrderReply'>;

/** The lines of an order that were dispatched, as they are now, with whether each got its delivery by this dispatch. */
export interface DispatchedLines {
  lines: readonly Order['lines'][number][];
  /** The ids of the deliveries that there were before, by line. */
  before: ReadonlyMap<string, string>;
}

/** What became of a dispatch of one line or many, in a sentence or two. */
export function linesDispatchedText({ lines, before }: DispatchedLines): string {
  const [first] = lines;
  if (lines.length === 1 && first?.delivery) {
    const { id, delivery } = first;
    return dispatchedText({ ...delivery, orderLineId: id, alreadyDelivered: before.get(id) === delivery.id });
  }
  const made = lines.filter(({ id, delivery }) => delivery && before.get(id) !== delivery.id);
  const kept = lines.length - made.length;
  const told = made.length > 0 ? `Dispatched ${counted(made.length)}: ${byMode(made)}.` : 'Nothing was dispatched.';
  if (kept === 0) return told;
  return `${told} ${counted(kept)} ${kept === 1 ? 'has a delivery' : 'have deliveries'} already.`;
}

const counted = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;

function byMode(lines: DispatchedLines['lines']): string {
  const modes = ['graph', 'shadow', 'legacy'] as const;
  const counts = modes.map((mode) => [mode, lines.filter(({ delivery }) => delivery?.mode === mode).length] as const);
  return counts.filter(([, count]) => count > 0).map(([mode, count]) => `${count} by ${mode}`).join(', '); // prettier-ignore
}
