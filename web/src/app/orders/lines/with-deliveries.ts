import type { Schema } from '../../api/api-types';
import type { OrderLine } from './order-line';

type Delivery = NonNullable<OrderLine['delivery']>;

/** The lines with the deliveries that their order has now; the same list where nothing changed. */
export function withDeliveries(lines: readonly OrderLine[], order: Schema<'OrderReply'>): readonly OrderLine[] {
  const now = new Map(order.lines.map(({ id, delivery }) => [id, delivery]));
  const changed = lines.map((line) => {
    const delivery = now.get(line.id);
    return delivery && !isSame(line.delivery, delivery) ? { ...line, delivery: summaryOf(delivery) } : line;
  });
  return changed.some((line, at) => line !== lines[at]) ? changed : lines;
}

function isSame(before: Delivery | null, { id, state, mode, reasonCode, deliveredBy }: Delivery): boolean {
  const now = [id, state, mode, reasonCode, deliveredBy];
  return before !== null && now.join() === [before.id, before.state, before.mode, before.reasonCode, before.deliveredBy].join(); // prettier-ignore
}

const summaryOf = ({ id, state, mode, reasonCode, deliveredBy, graphRunId, settledAt }: Delivery): Delivery => ({
  ...{ id, state, mode, reasonCode, deliveredBy, graphRunId, settledAt },
});
