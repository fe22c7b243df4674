import type { CatalogDocument, CatalogWrite, Material, Part, PartMaterial } from '../domain.js';
import { StepError } from '../step-error.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { deltaE76, rgbOf } from './colour-difference.js';
import { normaliseName } from './normalise-name.js';

/** A CAD colour this near to a material's base colour (ΔE*ab) is taken as that material. */
const COLOUR_LIMIT = 12;

interface Choice {
  material: string;
  why: string;
}

function byRule(part: Part, catalog: CatalogDocument): Choice | null {
  const names = [part.name, normaliseName(part.name)];
  const rule = catalog.rules.find(({ pattern }) => names.some((name) => new RegExp(pattern, 'iu').test(name)));
  return rule ? { material: rule.material, why: `rule:${rule.key}` } : null;
}

function byColour({ colour }: Part, catalog: CatalogDocument): Choice | null {
  if (!colour) return null;
  const nearest = catalog.materials
    .map((material) => ({ material: material.key, distance: deltaE76(rgbOf(colour), rgbOf(material.baseColour)) }))
    .sort((a, b) => a.distance - b.distance || (a.material < b.material ? -1 : 1))[0];
  if (!nearest || nearest.distance > COLOUR_LIMIT) return null;
  return { material: nearest.material, why: `colour:${colour} ΔE ${nearest.distance.toFixed(1)}` };
}

const choose = (part: Part, catalog: CatalogDocument): Choice =>
  byRule(part, catalog) ?? byColour(part, catalog) ?? { material: catalog.defaultMaterial, why: 'default' };

function materialOf(key: string, catalog: CatalogDocument, part: string): Material {
  const material = catalog.materials.find((candidate) => candidate.key === key);
  if (material) return material;
  throw new StepError(
    'unknown_material',
    `Part "${part}" was given the material "${key}", which the catalog does not have. Add it, or mend the alias or rule that names it.`,
    { retryable: false, details: { part, material: key } },
  );
}

/**
 * Gives every part a material: what the map holds, else by name rule, else by CAD colour, else the catalog's default,
 * each with why. What was chosen here is proposed as a write to the product's assignment.
 */
export const autoPopulateMaterials: Step<
  StepIn<'auto_populate_materials'>,
  StepOut<'auto_populate_materials'>
> = async ({ material_map, parts }, ctx) => {
  const catalog = await ctx.catalog.load(material_map.catalog);
  const mapped = new Map(material_map.mapped.map((entry) => [entry.part, entry]));
  const chosen = parts.map((part) => ({ part: part.key, ...(mapped.get(part.key) ?? choose(part, catalog)) }));
  const complete = chosen.map(({ part, material, why }): PartMaterial => ({
    part,
    material: materialOf(material, catalog, part),
    why,
  }));
  const defaulted = chosen.filter(({ why }) => why === 'default').map(({ part }) => part);
  if (defaulted.length > 0)
    ctx.logger.warn('materials.defaulted', { material: catalog.defaultMaterial, parts: defaulted });
  const catalogWrites = chosen
    .filter(({ part }) => !mapped.has(part))
    .map(({ part, material, why }): CatalogWrite => ({
      kind: 'product_material',
      product: material_map.product,
      part,
      material,
      why,
      expected: null,
    }));
  return { materials: { parts: complete, catalogWrites } };
};
