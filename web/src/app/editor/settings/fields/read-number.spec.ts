import { readNumber, steppedNumber } from './read-number';

describe('readNumber', () => {
  it.each([
    ['', {}],
    [' 12 ', { value: 12 }],
    ['1,5', { value: 1.5 }],
    ['twelve', { fault: '“twelve” is no number.' }],
  ])('reads %j', (text, read) => expect(readNumber(text, { isWhole: false })).toEqual(read));

  it('takes whole numbers only where the schema says so', () => {
    expect(readNumber('1.5', { isWhole: true })).toEqual({ fault: 'This must be a whole number.' });
  });
});

describe('steppedNumber', () => {
  it.each([
    [1, 1, { step: 0.1 }, 1.1],
    [0.26, 1, { step: 0.5 }, 1],
    [9, 10, { step: 1, maximum: 12 }, 12],
    [0, -1, { step: 1, minimum: 0 }, 0],
  ])('goes from %j by %j steps of %j to %j', (value, by, bounds, next) => {
    expect(steppedNumber(value, by, bounds)).toBe(next);
  });
});
