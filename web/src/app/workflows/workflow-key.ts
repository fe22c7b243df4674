const LONGEST = 63;

/** The key that a label suggests: its letters and digits in lower case, joined by dashes; empty where it has none. */
export function keyOfLabel(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/ß/g, 'ss');
  const dashed = plain.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return dashed.replace(/^-/, '').slice(0, LONGEST).replace(/-$/, '');
}

/** What is wrong with a key that somebody typed; null for a good one. */
export function keyFault(key: string): string | null {
  if (key === '') return 'A workflow needs a key.';
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(key)) return null;
  return 'A key has 1 to 63 lower-case letters, digits and dashes, and begins with a letter or digit.';
}

/** A key that is not taken: the wanted one, or with `-2`, `-3` behind it. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  let key = wanted;
  for (let count = 2; taken.has(key); count += 1) key = `${wanted.slice(0, LONGEST - 4)}-${count}`;
  return key;
}
