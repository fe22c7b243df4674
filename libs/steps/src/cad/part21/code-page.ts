/** Code pages of names in real files, as labels of `TextDecoder`; the first is the default. */
type CodePage = 'windows-1252' | 'shift_jis' | 'gbk' | 'macintosh' | 'windows-1251';

/**
 * The code page in which strings that are no UTF-8 were probably written. East Asian text shows by characters of two bytes
 * that follow each other, other text by letters that are usual where they stand.
 */
export function guessCodePage(strings: readonly Uint8Array[]): CodePage {
  if (isDoubleByte(strings, SHIFT_JIS)) return 'shift_jis';
  if (isDoubleByte(strings, GBK)) return 'gbk';
  const scores = (['windows-1252', 'macintosh', 'windows-1251'] as const).map((page) => ({
    page,
    score: scoreOf(page, strings),
  }));
  const [first, ...others] = scores as [(typeof scores)[number], ...typeof scores];
  const best = others.reduce((a, b) => (b.score > a.score ? b : a));
  return first.score < 0 && best.score > first.score + 1 ? best.page : first.page;
}

/** How an encoding with characters of one and two bytes tells them apart, and which two bytes are usual characters. */
interface DoubleByte {
  isLead(byte: number): boolean;
  isTrail(byte: number): boolean;
  /** Beyond ASCII, a character of one byte. */
  isSingle(byte: number): boolean;
  isUsual(lead: number, trail: number): boolean;
}

const within = (value: number, low: number, high: number) => value >= low && value <= high;

/** Usual are kana, full-width signs and the kanji of level 1. */
const SHIFT_JIS: DoubleByte = {
  isLead: (byte) => within(byte, 0x81, 0x9f) || within(byte, 0xe0, 0xfc),
  isTrail: (byte) => within(byte, 0x40, 0x7e) || within(byte, 0x80, 0xfc),
  isSingle: (byte) => within(byte, 0xa1, 0xdf),
  isUsual: (lead) => within(lead, 0x81, 0x84) || within(lead, 0x88, 0x97),
};

/** Usual are full-width signs and the hanzi of level 1. */
const GBK: DoubleByte = {
  isLead: (byte) => within(byte, 0x81, 0xfe),
  isTrail: (byte) => within(byte, 0x40, 0x7e) || within(byte, 0x80, 0xfe),
  isSingle: () => false,
  isUsual: (lead, trail) => (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7)) && within(trail, 0xa1, 0xfe),
};

/** Accented letters of European names stand alone between others, so pairs that touch are the evidence. */
function isDoubleByte(strings: readonly Uint8Array[], encoding: DoubleByte): boolean {
  const seen = { pairs: 0, touching: 0, usual: 0, singles: 0, broken: 0 };
  for (const bytes of strings) countPairs(bytes, encoding, seen);
  const { pairs, touching, usual, singles, broken } = seen;
  return broken === 0 && singles <= pairs && touching > 0 && touching >= pairs / 3 && usual >= pairs * 0.8;
}

type Seen = Record<'pairs' | 'touching' | 'usual' | 'singles' | 'broken', number>;

function countPairs(bytes: Uint8Array, encoding: DoubleByte, seen: Seen): void {
  let behindPair = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead, trail] = [bytes[at] as number, bytes[at + 1] ?? 0];
    const isPair = encoding.isLead(lead) && encoding.isTrail(trail);
    if (isPair) {
      seen.pairs += 1;
      seen.touching += Number(behindPair);
      seen.usual += Number(encoding.isUsual(lead, trail));
      at += 1;
    } else if (lead >= 0x80) seen[encoding.isSingle(lead) ? 'singles' : 'broken'] += 1;
    behindPair = isPair;
  }
}

const COMMON = /[äöüÄÖÜßéèàâêîôûçñåÅæÆøØáíóúëïìòùãõÉÈÀÇÑ°±²³µ×§®©™€–—‘’“”…«»½¼¾·]/u;
const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const CYRILLIC = /[\u0400-\u04ff]/u;

function scoreOf(page: CodePage, strings: readonly Uint8Array[]): number {
  const decoder = new TextDecoder(page);
  return strings.reduce((sum, bytes) => {
    const characters = [...decoder.decode(bytes)];
    return (
      sum +
      characters.reduce(
        (all, one, at) => all + plausibility(one, characters[at - 1] ?? ' ', characters[at + 1] ?? ' '),
        0,
      )
    );
  }, 0);
}

/** How likely a character is between its neighbours. */
function plausibility(character: string, before: string, behind: string): number {
  if (character < '\x80') return 0;
  if (/[\p{C}\ufffd]/u.test(character)) return -10;
  if (CYRILLIC.test(character)) return cyrillicFit(character, before, behind);
  return LETTER.test(character) ? letterFit(character, before, behind) : signFit(character, before, behind);
}

/** Cyrillic letters stand in words of their own. */
function cyrillicFit(character: string, before: string, behind: string): number {
  return CYRILLIC.test(before) || CYRILLIC.test(behind) ? caseFit(character, before, behind) : -3;
}

/** Accented letters of European names seldom touch. */
function letterFit(character: string, before: string, behind: string): number {
  const touching = before >= '\x80' && LETTER.test(before) ? -2 : 0;
  return touching + (caseFit(character, before, behind) < 0 ? -2 : commonness(character));
}

function signFit(character: string, before: string, behind: string): number {
  return LETTER.test(before) && LETTER.test(behind) ? -2 : commonness(character);
}

/** A capital letter seldom stands inside a word. */
function caseFit(character: string, before: string, behind: string): number {
  const inside = LOWER.test(before) || (LETTER.test(before) && LOWER.test(behind));
  return UPPER.test(character) && inside ? -1 : 1;
}

function commonness(character: string): number {
  return COMMON.test(character) ? 2 : 0;
}
