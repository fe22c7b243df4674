/** RFC 6901 pointer from its parts: `jsonPointer('nodes', 0, 'a/b')` is `/nodes/0/a~1b`; no parts give '' (the whole document). */
export function jsonPointer(...parts: (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
