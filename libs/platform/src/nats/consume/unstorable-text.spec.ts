import { Ping } from '../testing/bus-spec.js';
import type { MalformedMessage } from './parse-message.js';
import { parseMessage } from './parse-message.js';
import { mayHoldUnstorable } from './unstorable-text.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fieldOf = (text: string): string => {
  try {
    parseMessage(Ping, bytes(text));
    return 'fine';
  } catch (error) {
    return (error as MalformedMessage).field;
  }
};

describe('text that no database stores', () => {
  it.each([
    ['{"n":1,"text":"a\\u0000b"}', '/text'],
    ['{"n":1,"text":"\\ud800"}', '/text'],
    ['{"n":1,"text":"\\uDE00\\uD83D"}', '/text'],
    ['{"n":1,"text":"t","more":{"list":["x",{"a/b":"\\u0000"}]}}', '/more/list/1/a~1b'],
    ['{"n":1,"text":"t","more":{"k\\u0000":1}}', '/more/k\uFFFD'],
  ])('is malformed and named: %s', (text, field) => {
    expect(fieldOf(text)).toBe(field);
  });

  it.each([
    '{"n":1,"text":"\\ud83d\\ude00"}',
    '{"n":1,"text":"\\\\u0000 and \\\\ud800"}',
    '{"n":1,"text":"\\u0001\\u00e9"}',
    '{"n":1,"text":"😀"}',
  ])('is not %s', (text) => {
    expect(fieldOf(text)).toBe('fine');
  });

  it('is only looked for where an escape hints at it', () => {
    expect(mayHoldUnstorable(JSON.stringify({ text: 'a'.repeat(10_000), other: '\u0001' }))).toBe(false);
    expect(mayHoldUnstorable(JSON.stringify({ text: '\0' }))).toBe(true);
    expect(mayHoldUnstorable(JSON.stringify({ text: '\ud800' }))).toBe(true);
  });
});
