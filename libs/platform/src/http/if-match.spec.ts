import { readIfMatch } from './if-match.js';

describe('readIfMatch', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['  ', null],
    ['*', '*'],
    ['"3"', ['3']],
    ['"3", "4" ,"a,b"', ['3', '4', 'a,b']],
    ['W/"3"', []],
    ['W/"3", "4"', ['4']],
    ['""', ['']],
  ])('reads %j', (header, wanted) => {
    expect(readIfMatch(header, '"3"')).toEqual(wanted);
  });

  it.each(['3', '"3', 'w/"3"', '"3" "4"', '*, "3"', '"3",,"4"'])('refuses %j and says what it must be', (header) => {
    expect(() => readIfMatch(header, '"3"')).toThrow(/If-Match is .*ETag of what was loaded, for example "3"/);
  });
});
