import { linesDispatchedText, type DispatchedLines } from './dispatched-text';

const line = (id: string, mode: string) =>
  ({ id, delivery: { id: `d-${id}`, mode, reasonCode: 'operator', state: 'open', deliveredBy: null } }) as DispatchedLines['lines'][number]; // prettier-ignore
const text = (lines: DispatchedLines['lines'], before: Record<string, string> = {}) =>
  linesDispatchedText({ lines, before: new Map(Object.entries(before)) });

describe('linesDispatchedText', () => {
  it('says of one line who delivers and why, or that it has a delivery', () => {
    expect(text([line('a', 'graph')])).toBe('Dispatched. Graph delivers: this mode was asked for.');
    expect(text([line('a', 'graph')], { a: 'd-a' })).toMatch(/^Nothing was dispatched: the line is being delivered/);
  });

  it('counts the lines of many', () => {
    expect(text([line('a', 'graph'), line('b', 'legacy'), line('c', 'graph')])).toBe(
      'Dispatched 3 lines: 2 by graph, 1 by legacy.',
    );
    expect(text([line('a', 'graph'), line('b', 'graph')], { a: 'd-a', b: 'older' })).toBe(
      'Dispatched 1 line: 1 by graph. 1 line has a delivery already.',
    );
    expect(text([line('a', 'graph'), line('b', 'graph')], { a: 'd-a', b: 'd-b' })).toBe(
      'Nothing was dispatched. 2 lines have deliveries already.',
    );
  });
});
