import type { MaterialRule } from '../domain.js';

/** A pattern for whole words, where `_`, digits and the ends of the name end a word too. */
const word = (words: string): string => `(?<![a-zäöüß])(?:${words})(?![a-zäöüß])`;

/** Materials that a compound word names; whole words are aliases already. */
const BY_MATERIAL_WORD: MaterialRule[] = [
  { key: 'brass-word', pattern: 'messing|brass', material: 'brass' },
  { key: 'bronze-word', pattern: 'bronze|rotgu(ß|ss)', material: 'bronze' },
  { key: 'copper-word', pattern: 'kupfer|copper', material: 'copper' },
  { key: 'stainless-word', pattern: 'edelstahl|stainless|nirosta', material: 'stainless-matt' },
  { key: 'aluminium-word', pattern: 'alumin|(?<![a-zäöüß])alu', material: 'aluminium' },
  { key: 'cast-iron-word', pattern: 'guss(eisen|geh)|grauguss|cast[ _-]?iron', material: 'cast-iron' },
  { key: 'rubber-word', pattern: 'gummi|rubber|elastomer', material: 'rubber-nbr' },
  { key: 'steel-word', pattern: 'stahl|steel', material: 'steel-brushed' },
];

const BY_FUNCTION: MaterialRule[] = [
  { key: 'ball', pattern: '^(ball|kugel|roller|rolle|w(ä|ae)lzk)', material: 'steel-polished' },
  { key: 'bearing-ring', pattern: '(outer|inner|au(ß|ss)en|innen)[ _-]?ring', material: 'steel-brushed' },
  { key: 'cage', pattern: word('cage|k(ä|ae)fig'), material: 'brass' },
  { key: 'seal', pattern: 'dichtung|dichtring|gasket|o-ring|' + word('seal'), material: 'rubber-nbr' },
  { key: 'bolt', pattern: 'iso ?4762|din ?912|screw|schraube|bolt', material: 'steel-black-oxide' },
  { key: 'nut', pattern: word('nut|mutter'), material: 'brass' },
  { key: 'washer', pattern: 'washer|(unterleg|feder)scheibe', material: 'steel-galvanised' },
  { key: 'spring', pattern: word('spring|feder|(druck|zug|schenkel)feder'), material: 'steel-brushed' },
  { key: 'gear', pattern: word('gear|pinion|ritzel') + '|zahnrad', material: 'pom-black' },
  { key: 'housing', pattern: 'flansch|flange|geh(ä|ae)use|housing|block', material: 'aluminium' },
  { key: 'plate', pattern: word('plate|platte|blech'), material: 'aluminium' },
  { key: 'bracket', pattern: 'bracket|winkel|halter', material: 'paint-red' },
  { key: 'rod', pattern: word('rod|shaft|welle|stange|bolzen|pin|stift'), material: 'steel-polished' },
  { key: 'bushing', pattern: 'bush|buchse|gleitlager', material: 'bronze' },
];

const near = (colour: string, maxDifference: number) => ({ near: colour, maxDifference });
/** The greys that CAD systems show steel in, from silver to a light shade. */
const STEEL_GREY = near('#b8bbbe', 12);

/** Rules for parts without a meaningful name. A shape alone is a reason only where it is distinctive. */
const BY_LOOK: MaterialRule[] = [
  { key: 'dark-ball', shape: 'sphere', colour: near('#2e3033', 10), material: 'ceramic-si3n4' },
  { key: 'white-ball', shape: 'sphere', colour: near('#f0eadd', 6), material: 'ceramic-al2o3' },
  { key: 'sphere', shape: 'sphere', material: 'steel-polished' },
  { key: 'dark-ring', shape: 'ring', colour: near('#242526', 10), material: 'rubber-nbr' },
  { key: 'brown-ring', shape: 'ring', colour: near('#5a3a29', 9), material: 'rubber-fkm-brown' },
  { key: 'red-ring', shape: 'ring', colour: near('#a5472f', 9), material: 'rubber-silicone-red' },
  { key: 'white-ring', shape: 'ring', colour: near('#f4f4f2', 5), material: 'ptfe-white' },
  { key: 'brass-colour', colour: near('#d5b96a', 11), material: 'brass' },
  { key: 'gold-colour', colour: near('#d4af37', 11), material: 'brass' },
  { key: 'grey-rod', shape: 'rod', colour: STEEL_GREY, material: 'steel-polished' },
  { key: 'grey-plate', shape: 'plate', colour: STEEL_GREY, material: 'aluminium' },
  { key: 'grey', colour: STEEL_GREY, material: 'steel-brushed' },
];

/** The rules of a new installation in their order: a material named in the part's name, then its function, then its look. */
export const MATERIAL_RULES: MaterialRule[] = [...BY_MATERIAL_WORD, ...BY_FUNCTION, ...BY_LOOK];
