import type { Schema } from '../../api/api-types';
import type { OrderLine } from './order-line';
import { withDeliveries } from './with-deliveries';

const DELIVERY = { id: 'd', state: 'open', mode: 'graph', reasonCode: 'operator', deliveredBy: null };
const line = (id: string, delivery: object | null) => ({ id, delivery }) as OrderLine;
const order = (...lines: object[]) => ({ lines }) as unknown as Schema<'OrderReply'>;

describe('withDeliveries', () => {
  it('takes what changed, and keeps the lines of other orders', () => {
    const lines = [line('a', DELIVERY), line('b', null), line('other', null)];
    const now = { ...DELIVERY, state: 'committed', deliveredBy: 'legacy', graphRunId: 'r', settledAt: 't' };
    const read = order({ id: 'a', delivery: { ...now, assets: [] } }, { id: 'b', delivery: null });
    const result = withDeliveries(lines, read);
    expect(result[0]?.delivery).toEqual(now);
    expect([result[1], result[2]]).toEqual([lines[1], lines[2]]);
  });

  it('is the same list where nothing changed', () => {
    const lines = [line('a', DELIVERY)];
    expect(withDeliveries(lines, order({ id: 'a', delivery: DELIVERY }))).toBe(lines);
    expect(withDeliveries(lines, order({ id: 'a', delivery: { ...DELIVERY, id: 'newer' } }))).not.toBe(lines);
  });
});
