import type { CatalogDocument, Part } from '../domain.js';
import { StepError } from '../step-error.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { nameWords, normaliseName } from './normalise-name.js';

/** A part's material and why: people's assignment first, then an alias that is the whole name, then one that is a word in it. */
function resolvePart(
  part: Part,
  assigned: Map<string, string>,
  aliases: Alias[],
): { material: string; why: string } | null {
  const material = assigned.get(part.key);
  if (material) return { material, why: 'assignment' };
  const name = normaliseName(part.name);
  const words = ` ${nameWords(part.name).join(' ')} `;
  const alias = aliases.find(({ text }) => text === name) ?? aliases.find(({ text }) => words.includes(` ${text} `));
  return alias ? { material: alias.material, why: `alias:${alias.alias}` } : null;
}

interface Alias {
  alias: string;
  text: string;
  material: string;
}

/** Longer aliases first, so that "black steel" beats "steel"; equal ones in catalog order. An alias without letters names nothing. */
function comparable(catalog: CatalogDocument): Alias[] {
  return catalog.aliases
    .map(({ alias, material }) => ({ alias, material, text: normaliseName(alias) }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.text.length - a.text.length);
}

function requireKnown(
  catalog: CatalogDocument,
  assignment: StepIn<'material_map_resolve'>['order_line']['materialAssignment'],
): void {
  const known = new Set(catalog.materials.map(({ key }) => key));
  const unknown = assignment.find(({ material }) => !known.has(material));
  if (!unknown) return;
  throw new StepError(
    'unknown_material',
    `Part "${unknown.part}" is assigned the material "${unknown.material}", which the catalog does not have. Assign one of: ${[...known].sort().join(', ')}.`,
    { retryable: false, details: { part: unknown.part, material: unknown.material } },
  );
}

/** Finds each part's material by assignment and alias; what stays without one is listed in `unmapped`, in part order. */
export const materialMapResolve: Step<StepIn<'material_map_resolve'>, StepOut<'material_map_resolve'>> = async (
  { order_line, parts },
  ctx,
) => {
  const catalog = await ctx.catalog.load(order_line.catalog);
  requireKnown(catalog, order_line.materialAssignment);
  const assigned = new Map(order_line.materialAssignment.map(({ part, material }) => [part, material]));
  const aliases = comparable(catalog);
  const found = parts.map((part) => ({ part: part.key, choice: resolvePart(part, assigned, aliases) }));
  const mapped = found.flatMap(({ part, choice }) => (choice ? [{ part, ...choice }] : []));
  const unmapped = found.filter(({ choice }) => !choice).map(({ part }) => part);
  ctx.logger.info('materials.mapped', { mapped: mapped.length, unmapped });
  return { material_map: { product: order_line.product.key, catalog: order_line.catalog, mapped, unmapped } };
};
