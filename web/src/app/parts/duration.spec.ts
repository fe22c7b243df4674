import { durationText, growingText } from './duration';

describe('durationText', () => {
  it.each([
    [-5, '0 ms'],
    [35, '35 ms'],
    [99.9, '0.1 s'],
    [1234, '1.2 s'],
    [9949, '9.9 s'],
    [9950, '10 s'],
    [59_499, '59 s'],
    [59_600, '1 min 00 s'],
    [184_000, '3 min 04 s'],
    [3_599_700, '1 h 00 min'],
    [7_500_000, '2 h 05 min'],
  ])('shows %d ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('shows whole seconds of what still grows', () => {
    expect([growingText(-200), growingText(1999), growingText(61_500)]).toEqual(['0 s', '1 s', '1 min 01 s']);
  });
});
