import type { Schema } from '../../api/api-types';

/** An order line as `A-100 · flange · still-1024`; null where no order has it. */
export function orderLineText(orders: readonly Schema<'OrderReply'>[], lineId: string): string | null {
  for (const { number, lines } of orders) {
    const line = lines.find(({ id }) => id === lineId);
    if (line) return `${number} · ${line.product} · ${line.outputType}`;
  }
  return null;
}
