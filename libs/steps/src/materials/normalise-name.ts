const FOLDED: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * A display name as lower-case words: umlauts spelled out, accents dropped, camel case and separators split, and
 * numbering (`.1`, `_08`, `M8x12`) left out. `"ISO4762 M8x12.1"` becomes `["iso"]`, `"OuterRing"` `["outer", "ring"]`.
 */
export function nameWords(name: string): string[] {
  const folded = name
    .normalize('NFC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  return folded.split(/[^\p{L}\p{N}]+/u).flatMap(withoutNumbering);
}

/** The name in one comparable form: its words joined by single spaces. */
export const normaliseName = (name: string): string => nameWords(name).join(' ');

/** `m8x12` and `08` say nothing of a material; `iso4762` keeps its letters. */
function withoutNumbering(word: string): string[] {
  if (/^[a-z]?\d+([x.]\d+)*$/.test(word)) return [];
  const letters = word.replaceAll(/\d+/g, '');
  return letters === '' ? [] : [letters];
}
