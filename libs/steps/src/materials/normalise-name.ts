const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** The separate words of a part's or alias's name: lower case, umlauts as ae oe ue ss, other accents dropped, numbering gone. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^x?\d+$/.test(word));
}

/** A name in the one form in which names are compared: `Dichtring_08` and `DICHTRING.1` are both `dichtring`. */
export function normaliseName(name: string): string {
  return wordsOf(name).join(' ');
}
