import { freeKey, keyFault, keyOfLabel } from './workflow-key';

describe('keyOfLabel', () => {
  it.each([
    ['Still (three.js)', 'still-three-js'],
    ['Größe & Maß', 'grosse-mass'],
    ['…', ''],
    ['x'.repeat(80), 'x'.repeat(63)],
  ])('suggests for %s', (label, key) => expect(keyOfLabel(label)).toBe(key));
});

describe('keyFault', () => {
  it('takes what the server takes', () => {
    expect(['still', '3d', 'a-b'].map(keyFault)).toEqual([null, null, null]);
    expect(['', '-a', 'A', 'a_b', 'x'.repeat(64)].map((key) => keyFault(key) === null)).not.toContain(true);
  });
});

describe('freeKey', () => {
  it('counts until a key is free', () => {
    expect(freeKey('still-copy', new Set(['still-copy', 'still-copy-2']))).toBe('still-copy-3');
  });
});
