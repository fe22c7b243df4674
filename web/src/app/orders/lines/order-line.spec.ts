import { pathText, stateOf, type OrderLine } from './order-line';

const line = (delivery: object | null) => ({ delivery }) as OrderLine;

describe('an order line', () => {
  it.each([
    [null, 'none', ''],
    [{ state: 'open', mode: 'graph', deliveredBy: null }, 'open', 'graph'],
    [{ state: 'open', mode: 'shadow', deliveredBy: null }, 'open', 'legacy, graph beside it'],
    [{ state: 'committed', mode: 'graph', deliveredBy: 'legacy' }, 'committed', 'legacy'],
    [{ state: 'committed', mode: 'shadow', deliveredBy: 'legacy' }, 'committed', 'legacy, graph beside it'],
  ])('with the delivery %j is %s by %j', (delivery, state, path) => {
    expect([stateOf(line(delivery)), pathText(line(delivery))]).toEqual([state, path]);
  });
});
