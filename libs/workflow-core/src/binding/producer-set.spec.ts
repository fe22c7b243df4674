import { membersOf, NO_PRODUCERS, onlyProducer, overlap, sizeOf, unionOf } from './producer-set.js';

const setOf = (...bits: number[]) => unionOf(bits.map(onlyProducer));

describe('a producer set', () => {
  it('holds bits of all words, also the highest of a word', () => {
    expect(membersOf(setOf(99, 31, 0, 32, 63))).toEqual([0, 31, 32, 63, 99]);
    expect(membersOf(NO_PRODUCERS)).toEqual([]);
  });

  it('stays the same object where nothing is added, so that long chains share it', () => {
    const large = setOf(1, 31, 70);
    const small = setOf(31);
    expect(unionOf([large, small])).toBe(large);
    expect(unionOf([small, large, small])).toBe(large);
    expect(unionOf([large, NO_PRODUCERS])).toBe(large);
    expect(membersOf(small)).toEqual([31]);
  });

  it('counts its bits and sees whether it shares one with another, wherever the two begin', () => {
    expect(sizeOf(setOf(3, 64, 95, 99))).toBe(4);
    expect(overlap(setOf(3, 64), setOf(64, 99))).toBe(true);
    expect(overlap(setOf(3, 64), setOf(65, 99))).toBe(false);
    expect(overlap(setOf(3), NO_PRODUCERS)).toBe(false);
  });

  it('takes one word for one producer, however many there are', () => {
    expect(onlyProducer(9_999).words).toHaveLength(1);
  });
});
