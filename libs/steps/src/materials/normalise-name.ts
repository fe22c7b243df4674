const SPELT_OUT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ς: 'σ' };

/** A dotted material number (1.4301) is one word: taken apart it would be numbering. */
const WORD = /(?<![\d.])\d\.\d{4}(?!\d)|\d+|\p{L}+/gu;

/**
 * The words of a part's or alias's name: lower case, umlauts as ae oe ue ss, other accents dropped. A word is a run of
 * letters (a capital after a small letter begins another), a run of digits, or a dotted material number.
 */
export function wordsOf(name: string): string[] {
  const folded = name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    // Upper case first: ẞ, ﬁ and their like have a small form only by way of it.
    .replace(/ẞ/g, 'ss')
    .toUpperCase()
    .toLowerCase()
    .replace(/[äöüßς]/g, (letter) => SPELT_OUT[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return folded.match(WORD) ?? [];
}

/** A name in one form: `Dichtring_08` and `DICHTRING.08` are both `dichtring 08`. Normalised again it stays as it is. */
export function normaliseName(name: string): string {
  return wordsOf(name).join(' ');
}
