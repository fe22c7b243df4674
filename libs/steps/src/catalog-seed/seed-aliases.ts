import type { MaterialAlias } from '../domain.js';

/** Names that customers' files use for a material or for a part that is always made of it, German and English. */
export const seedAliases: MaterialAlias[] = [
  { alias: 'Stahl poliert', material: 'steel-polished' },
  { alias: 'polished steel', material: 'steel-polished' },
  { alias: 'Stahl', material: 'steel-brushed' },
  { alias: 'steel', material: 'steel-brushed' },
  { alias: 'brüniert', material: 'steel-black-oxide' },
  { alias: 'black oxide', material: 'steel-black-oxide' },
  { alias: 'Messing', material: 'brass' },
  { alias: 'brass', material: 'brass' },
  { alias: 'Bronze', material: 'bronze' },
  { alias: 'Rotguss', material: 'bronze' },
  { alias: 'Aluminium', material: 'aluminium' },
  { alias: 'aluminum', material: 'aluminium' },
  { alias: 'Alu', material: 'aluminium' },
  { alias: 'Gummi', material: 'rubber-black' },
  { alias: 'NBR', material: 'rubber-black' },
  { alias: 'Dichtring', material: 'rubber-black' },
  { alias: 'Seal Ring', material: 'rubber-black' },
  { alias: 'Radialwellendichtring', material: 'rubber-black' },
  { alias: 'POM', material: 'pom-white' },
  { alias: 'Kunststoff', material: 'polymer-graphite' },
  { alias: 'plastic', material: 'polymer-graphite' },
];
