import type { PaletteEntry } from '#contracts';
import type { PaletteCategory } from '#workflow-core';

/** Compares entries by category, place and label; categories and entries without a place come last. */
export function byPlace(categories: readonly PaletteCategory[]): (a: PaletteEntry, b: PaletteEntry) => number {
  const ranks = new Map(categories.map(({ name }, at) => [name, at]));
  const rankOf = ({ definition }: PaletteEntry): number => ranks.get(definition.category) ?? categories.length;
  return (a, b) =>
    rankOf(a) - rankOf(b) ||
    compare(a.definition.category, b.definition.category) ||
    placeOf(a) - placeOf(b) ||
    compare(a.definition.label, b.definition.label);
}

const placeOf = ({ form }: PaletteEntry): number => form?.place ?? Number.MAX_SAFE_INTEGER;

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
