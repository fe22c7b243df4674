import type { CatalogDocument, Material } from '../domain.js';

/** The reason of a part with its CAD colour: nothing names its material, and no material has a near colour. */
export const AS_MODELLED = 'colour-as-modelled';

const ROUGHNESS = 0.6;

/**
 * A neutral polymer of a part's CAD colour ('#rrggbb'), as rough as the catalog's default where that is a plastic, else as
 * its first plastic. The material is not in the catalog: its key is `colour-rrggbb`.
 */
export function colourAsModelled(colour: string, { materials, defaultMaterial }: CatalogDocument): Material {
  const plastics = materials.filter(({ category }) => category === 'plastic');
  const neutral = plastics.find(({ key }) => key === defaultMaterial) ?? plastics[0];
  return {
    key: `colour-${colour.slice(1).toLowerCase()}`,
    label: `Colour as modelled, ${colour}`,
    category: 'plastic',
    baseColour: colour,
    metalness: 0,
    roughness: neutral?.roughness ?? ROUGHNESS,
  };
}

/** Whether the choice is the modelled colour; its material is in no catalog. */
export function isAsModelled({ material, why }: { material: string; why: string }): boolean {
  return why === AS_MODELLED && /^colour-[0-9a-f]{6}$/.test(material);
}
