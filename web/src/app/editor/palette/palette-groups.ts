import type { Schema } from '../../api/api-types';

export type PaletteEntry = Schema<'PaletteEntry'>;

export interface PaletteGroup {
  name: string;
  colour: Schema<'CategoryColour'> | null;
  entries: readonly PaletteEntry[];
}

/** The steps whose label, name or description contains every word, under their categories in the palette's order. */
export function paletteGroups({ entries, categories }: Schema<'PaletteReply'>, text: string): PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter(({ definition: { label, step, category, description } }) => {
    const said = `${label} ${step} ${category} ${description}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
  const known = new Map(categories.map(({ name, colour }) => [name, colour]));
  const names = new Set([...known.keys(), ...found.map(({ definition }) => definition.category)]);
  return [...names]
    .map((name) => ({
      ...{ name, colour: known.get(name) ?? null },
      entries: found.filter(({ definition }) => definition.category === name),
    }))
    .filter((group) => group.entries.length > 0);
}
