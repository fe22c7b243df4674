import type { OrderLine } from './order-line';

/** An order with those of its lines that are listed. */
export interface OrderGroup {
  order: OrderLine['order'];
  lines: readonly OrderLine[];
}

/** Lines by their orders, as listed: those of one order stand together. */
export function groupLines(lines: readonly OrderLine[]): OrderGroup[] {
  const groups = new Map<string, { order: OrderLine['order']; lines: OrderLine[] }>();
  for (const line of lines) {
    const group = groups.get(line.order.id);
    if (group) group.lines.push(line);
    else groups.set(line.order.id, { order: line.order, lines: [line] });
  }
  return [...groups.values()];
}
