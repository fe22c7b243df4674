import { byteRange } from './byte-range.js';

describe('byteRange', () => {
  it.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=4-99', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-999999', { start: 0, end: 9 }],
    ['bytes=-0', 'outside'],
    ['bytes=10-', 'outside'],
    [undefined, null],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=0-1,4-5', null],
    ['lines=0-1', null],
    ['bytes=a-b', null],
  ])('reads %j of ten bytes', (header, wanted) => {
    expect(byteRange(header, 10)).toEqual(wanted);
  });

  it('finds no part of an empty body', () => {
    expect([byteRange('bytes=-5', 0), byteRange('bytes=0-', 0)]).toEqual(['outside', 'outside']);
  });
});
