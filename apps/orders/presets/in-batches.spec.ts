import { inBatches } from './in-batches.js';

const sizes = (items: number[]): number[][] => inBatches(items, { count: 3, size: 10 }, (item) => item);

describe('batches', () => {
  it('hold all items in their order, and stay within count and size', () => {
    expect(sizes([1, 2, 3, 4])).toEqual([[1, 2, 3], [4]]);
    expect(sizes([6, 4, 1, 9, 2])).toEqual([[6, 4], [1, 9], [2]]);
    expect(sizes([])).toEqual([]);
  });

  it('give an item that is too large a batch of its own', () => {
    expect(sizes([1, 50, 2])).toEqual([[1], [50], [2]]);
  });
});
