import { durationText } from './duration-text';

describe('durationText', () => {
  it.each([
    [0.04, '40 ms'],
    [0.0999, '0.1 s'],
    [1.23, '1.2 s'],
    [9.96, '10 s'],
    [59.6, '1 min 00 s'],
    [184, '3 min 04 s'],
    [3599.7, '1 h 00 min'],
    [3900, '1 h 05 min'],
  ])('of %d s is %s', (seconds, text) => expect(durationText(seconds)).toBe(text));
});
