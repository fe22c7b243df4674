import { unstorableTexts } from './unstorable-text.js';

describe('unstorableTexts', () => {
  it('names the first text or key with U+0000 or half of a surrogate pair, in the order of the document', () => {
    expect(unstorableTexts({ a: ['fine', '\0'], b: '\0' })).toEqual(['/a/1']);
    expect(unstorableTexts({ list: [{ 'a/b': '\ud800' }] })).toEqual(['/list/0/a~1b']);
    expect(unstorableTexts({ 'k\udc00': 1 })).toEqual(['/k\uFFFD']);
    expect(unstorableTexts('\0')).toEqual(['']);
  });

  it('names as many as it is asked for', () => {
    expect(unstorableTexts({ a: '\0', b: ['\0', 'x', '\0'] }, 10)).toEqual(['/a', '/b/0', '/b/2']);
    expect(unstorableTexts(Array.from({ length: 300 }, () => '\0'), 100)).toHaveLength(100); // prettier-ignore
  });

  it.each([[null], [1], [true], ['ünïcode \u{1f600} \u2028'], [{ a: [{ b: 'c' }, null, true] }], [undefined]])(
    'takes %j',
    (value) => expect(unstorableTexts(value)).toEqual([]),
  );

  it('walks deep documents, and those that hold themselves', () => {
    const round: Record<string, unknown> = { text: '\0' };
    round['round'] = round;
    expect(unstorableTexts(round, 10)).toEqual(['/text']);
    const deep = Array.from({ length: 50_000 }).reduce<unknown>((inner) => [inner], '\0');
    expect(unstorableTexts(deep)[0]).toMatch(/^(\/0)+$/);
  });
});
