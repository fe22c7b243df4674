import type { ProductMaterialsReply } from '#contracts';
import { textTable } from '../text-table.js';

/** A line a part: what it shows, and whether a person or the last delivery decided that. */
export function describeMaterials({ product, assignments, guesses }: ProductMaterialsReply): string {
  const assigned = new Set(assignments.map(({ part }) => part));
  const rows = [
    ...assignments.map(({ part, material, changedAt }) => [part, material, 'assigned', changedAt]),
    ...guesses
      .filter(({ part }) => !assigned.has(part))
      .map(({ part, material, why, changedAt }) => [part, material, why, changedAt]),
  ];
  if (rows.length === 0)
    return `Nobody assigned materials to ${product}, and no delivery had to choose any. Assign one: ./hartomat catalog materials ${product} set PART MATERIAL`;
  return textTable(['part', 'material', 'why', 'since'], rows);
}
