import type { Material, MaterialAlias, MaterialRule } from '../domain.js';

/** Surfaces as they look in the studio; base colours of metals are their reflectance, of the others their paint. */
export const MATERIALS: Material[] = [
  {
    key: 'steel-polished',
    label: 'Steel, polished',
    category: 'metal',
    baseColour: '#cfd3d6',
    metalness: 1,
    roughness: 0.16,
  },
  {
    key: 'steel-brushed',
    label: 'Steel, brushed',
    category: 'metal',
    baseColour: '#b4b8bc',
    metalness: 1,
    roughness: 0.34,
  },
  {
    key: 'steel-black-oxide',
    label: 'Steel, black oxide',
    category: 'metal',
    baseColour: '#3a3b3d',
    metalness: 0.6,
    roughness: 0.42,
  },
  { key: 'brass', label: 'Brass', category: 'metal', baseColour: '#d6b25e', metalness: 1, roughness: 0.28 },
  { key: 'bronze', label: 'Bronze', category: 'metal', baseColour: '#b07a4a', metalness: 1, roughness: 0.36 },
  {
    key: 'aluminium',
    label: 'Aluminium, machined',
    category: 'metal',
    baseColour: '#c9ccce',
    metalness: 1,
    roughness: 0.4,
  },
  {
    key: 'rubber-nbr',
    label: 'Rubber, NBR black',
    category: 'rubber',
    baseColour: '#2a2b2c',
    metalness: 0,
    roughness: 0.8,
  },
  {
    key: 'paint-red',
    label: 'Paint, signal red',
    category: 'coating',
    baseColour: '#b3202a',
    metalness: 0,
    roughness: 0.4,
  },
  { key: 'pom-white', label: 'POM, white', category: 'plastic', baseColour: '#e9e8e3', metalness: 0, roughness: 0.5 },
  {
    key: 'polymer-graphite',
    label: 'Polymer, graphite',
    category: 'plastic',
    baseColour: '#45484b',
    metalness: 0,
    roughness: 0.6,
  },
];

const ALIASES: Record<string, string[]> = {
  'steel-polished': ['polished steel', 'Stahl poliert', '100Cr6', 'Wälzkörper', 'rolling element'],
  'steel-brushed': ['brushed steel', 'Stahl gebürstet', 'Edelstahl', 'stainless'],
  'steel-black-oxide': ['black oxide', 'brüniert', 'Stahl schwarz'],
  brass: ['brass', 'Messing', 'MS58', 'CuZn39Pb3'],
  bronze: ['bronze', 'Rotguss', 'CuSn8'],
  aluminium: ['aluminium', 'aluminum', 'Alu'],
  'rubber-nbr': ['NBR', 'rubber', 'Gummi', 'Dichtring', 'Dichtung', 'Seal Ring', 'O-Ring'],
  'paint-red': ['red paint', 'rot lackiert'],
  'pom-white': ['POM', 'Delrin', 'Polyacetal'],
  'polymer-graphite': ['graphite polymer', 'Graphit', 'PEEK', 'PA66'],
};

export const MATERIAL_ALIASES: MaterialAlias[] = Object.entries(ALIASES).flatMap(([material, aliases]) =>
  aliases.map((alias) => ({ alias, material })),
);

/** A pattern for whole words, where `_`, digits and the ends of the name end a word too. */
const word = (words: string): string => `(?<![a-zäöüß])(?:${words})(?![a-zäöüß])`;

export const MATERIAL_RULES: MaterialRule[] = [
  { key: 'ball', pattern: '^(ball|kugel|roller|rolle|w(ä|ae)lzk)', material: 'steel-polished' },
  { key: 'bearing-ring', pattern: '(outer|inner|au(ß|ss)en|innen)[ _-]?ring', material: 'steel-brushed' },
  { key: 'cage', pattern: word('cage|k(ä|ae)fig'), material: 'brass' },
  { key: 'seal', pattern: 'dichtung|dichtring|gasket|o-ring|' + word('seal'), material: 'rubber-nbr' },
  { key: 'bolt', pattern: 'iso ?4762|din ?912|screw|schraube|bolt', material: 'steel-black-oxide' },
  { key: 'nut', pattern: word('nut|mutter'), material: 'brass' },
  { key: 'housing', pattern: 'flansch|flange|geh(ä|ae)use|housing|block', material: 'aluminium' },
  { key: 'plate', pattern: word('plate|platte|blech'), material: 'aluminium' },
  { key: 'bracket', pattern: 'bracket|winkel|halter', material: 'paint-red' },
  { key: 'rod', pattern: word('rod|shaft|welle|stange|bolzen'), material: 'steel-polished' },
  { key: 'bushing', pattern: 'bush|buchse|gleitlager', material: 'bronze' },
];
