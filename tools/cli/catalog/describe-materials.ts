import type { ProductMaterialsReply } from '#contracts';
import { textTable } from '../text-table.js';

/** One line per part: its material, and whether a person or the last delivery chose it. */
export function describeMaterials({ product, assignments, guesses }: ProductMaterialsReply): string {
  const assigned = new Set(assignments.map(({ part }) => part));
  const rows = [
    ...assignments.map(({ part, material, changedAt }) => [part, material, 'assigned', changedAt]),
    ...guesses
      .filter(({ part }) => !assigned.has(part))
      .map(({ part, material, why, changedAt }) => [part, material, why, changedAt]),
  ];
  if (rows.length === 0)
    return `${product} has no assigned materials, and no delivery chose any. Assign one: ./hartomat catalog materials ${product} set PART MATERIAL`;
  return textTable(['part', 'material', 'why', 'since'], rows);
}
