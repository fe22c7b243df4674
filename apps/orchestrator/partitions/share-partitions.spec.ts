import { sharePartitions } from './share-partitions.js';

const live = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ orchestrator: `o${at}`, since: 100 + at })).reverse();
const shares = (count: number) => live(count).map(({ orchestrator }) => sharePartitions(live(count), orchestrator, 8));

describe('sharing partitions', () => {
  it('gives all of them to one that is alone', () => {
    expect(sharePartitions(live(1), 'o0', 8)).toEqual({ own: 0, held: [0, 1, 2, 3, 4, 5, 6, 7] });
  });

  it.each([1, 2, 3, 5, 8])('gives each of them to exactly one of %d, and each one its own', (count) => {
    const held = shares(count).flatMap((share) => share.held);
    expect(held.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(shares(count).map(({ own }) => own)).size).toBe(count);
    for (const { own, held: mine } of shares(count)) expect(mine).toContain(own);
  });

  it('leaves nobody without where there are more orchestrators than partitions', () => {
    expect(new Set(shares(11).flatMap((share) => share.held)).size).toBe(8);
  });

  it('leaves those that were there before with what their tasks name when one comes', () => {
    for (const name of ['o0', 'o1']) {
      expect(sharePartitions(live(3), name, 8).own).toBe(sharePartitions(live(2), name, 8).own);
    }
  });

  it('is the same for two that started at one moment, whoever works it out', () => {
    const twins = ['a', 'b'].map((orchestrator) => ({ orchestrator, since: 1 }));
    expect(sharePartitions(twins, 'b', 8)).toEqual(sharePartitions(twins.toReversed(), 'b', 8));
    expect(sharePartitions(twins, 'a', 8).own).not.toBe(sharePartitions(twins, 'b', 8).own);
  });
});
