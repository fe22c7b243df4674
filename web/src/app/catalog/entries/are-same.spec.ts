import { areSame } from './are-same';

describe('areSame', () => {
  it('does not ask for the order of keys', () => {
    expect([areSame({ a: 1, b: 2 }, { b: 2, a: 1 }), areSame({ a: 1 }, undefined)]).toEqual([true, false]);
  });
});
