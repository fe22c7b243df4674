import { linesFault, newRequestKey, orderLines } from './order-lines';

describe('orderLines', () => {
  it('are each product in each output type, as often as wanted', () => {
    expect(orderLines(['a', 'b'], ['x', 'y'], 1).map(({ product, outputType }) => product + outputType)).toEqual(['ax', 'ay', 'bx', 'by']); // prettier-ignore
    expect(orderLines(['a'], ['x'], 3)).toHaveLength(3);
    expect(orderLines([], ['x'], 3)).toEqual([]);
  });

  it('are at most five hundred', () => {
    expect(linesFault(500)).toBeNull();
    expect(linesFault(501)).toMatch(/at most 500 lines; these are 501/);
  });
});

describe('newRequestKey', () => {
  it('is another one each time, of characters that a header takes', () => {
    const keys = Array.from({ length: 50 }, newRequestKey);
    expect(new Set(keys).size).toBe(50);
    expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
  });
});
