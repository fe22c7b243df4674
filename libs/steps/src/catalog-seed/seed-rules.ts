import type { MaterialRule } from '../domain.js';

/** Tried in order on the part's name as it stands and on its words; the first that matches chooses. */
export const seedRules: MaterialRule[] = [
  { key: 'ball', pattern: '\\b(ball|kugel)\\b', material: 'steel-polished' },
  { key: 'cage', pattern: '\\b(cage|kaefig|käfig)\\b', material: 'brass' },
  { key: 'ring', pattern: '\\b(outer|inner|aussen|innen)\\s?ring\\b', material: 'steel-brushed' },
  { key: 'housing', pattern: 'gehaeuse|gehäuse|housing|flansch|flange', material: 'paint-red' },
  { key: 'screw', pattern: '^iso\\s?\\d+|\\b(screw|schraube|bolt|din\\s?\\d+)\\b', material: 'steel-black-oxide' },
  { key: 'nut', pattern: '\\b(nut|mutter|washer|scheibe)\\b', material: 'brass' },
  { key: 'rod', pattern: '\\b(rod|shaft|welle|stange)\\b', material: 'steel-polished' },
  { key: 'bracket', pattern: 'bracket|winkel', material: 'aluminium' },
  { key: 'plate', pattern: '\\b(plate|platte)\\b', material: 'polymer-graphite' },
];
