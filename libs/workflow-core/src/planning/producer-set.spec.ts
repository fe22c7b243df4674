import { membersOf, NO_PRODUCERS, onlyProducer, union } from './producer-set.js';

const setOf = (...bits: number[]) => bits.map((bit) => onlyProducer(bit, 100)).reduce(union, NO_PRODUCERS);

describe('a producer set', () => {
  it('holds bits of all words, also the highest of a word', () => {
    expect(membersOf(setOf(99, 31, 0, 32, 63))).toEqual([0, 31, 32, 63, 99]);
    expect(membersOf(NO_PRODUCERS)).toEqual([]);
  });

  it('stays the same object where nothing is added, so that long chains share it', () => {
    const large = setOf(1, 31, 70);
    const small = setOf(31);
    expect(union(large, small)).toBe(large);
    expect(union(small, large)).toBe(large);
    expect(union(large, NO_PRODUCERS)).toBe(large);
    expect(membersOf(small)).toEqual([31]);
  });
});
