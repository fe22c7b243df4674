/** NUL, and half of a surrogate pair: JSON may hold them, PostgreSQL's text and jsonb may not. */
const UNSTORABLE = /[\0\p{Cs}]/u;
/** In valid UTF-8 they can only stand as an escape. */
const ESCAPED = /\\u(?:0000|[dD][89a-fA-F])/;

/** Whether this JSON may hold such text: cheap, and wrong only where it says yes. */
export const mayHoldUnstorable = (json: string): boolean => json.includes('\\u') && ESCAPED.test(json);

/** JSON pointer to the first string or key that cannot be stored; null where all can. */
export function unstorableText(json: unknown): string | null {
  const left: { value: unknown; pointer: string }[] = [{ value: json, pointer: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'string' && UNSTORABLE.test(value)) return pointer;
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.entries(value).map(([key, inner]) => ({ key, inner, at: `${pointer}/${escaped(key)}` }));
    const bad = entries.find(({ key }) => UNSTORABLE.test(key));
    if (bad) return bad.at;
    // The last is looked at first, so that the answer is the first in the order of the document.
    for (const { inner, at } of entries.reverse()) left.push({ value: inner, pointer: at });
  }
  return null;
}

const escaped = (key: string): string =>
  key
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replaceAll(/[\0\p{Cs}]/gu, '\uFFFD');
