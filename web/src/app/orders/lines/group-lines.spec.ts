import { groupLines } from './group-lines';
import type { OrderLine } from './order-line';

const line = (id: string, order: string) => ({ id, order: { id: order, number: order } }) as OrderLine;

describe('groupLines', () => {
  it('keeps the order of orders and of their lines', () => {
    const groups = groupLines([line('a', 'new'), line('b', 'new'), line('c', 'old')]);
    expect(groups.map(({ order, lines }) => [order.number, lines.map(({ id }) => id)])).toEqual([
      ['new', ['a', 'b']],
      ['old', ['c']],
    ]);
  });
});
