import { warnPassedOver } from '../catalog/warn-passed-over.js';
import type { CatalogWrite, Part, PartMaterial } from '../domain.js';
import type { Step } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { StepIn, StepOut } from '../step-io.js';
import { materialChooser } from './choose-material.js';
import type { Choice } from './choose-material.js';
import { findMaterial } from './find-material.js';
import { isUnmapped, applyUnmappedPolicy } from './unmapped-parts.js';

/**
 * Completes a material map: one material a part, in part order, each with why; unmapped parts get one by rule, by colour, as
 * modelled or by default, and each such choice is proposed as a catalog write (expected: none so far). `unmapped` ('' = as the
 * map says) decides what the last two mean. Throws `StepError`s `unknown_material`, `unknown_part` (the map names a part that
 * is not there), `materials_unmapped`. A rule that cannot be used is passed over with a warning.
 */
export const autoPopulateMaterials: Step<
  StepIn<'auto_populate_materials'>,
  StepOut<'auto_populate_materials'>
> = async ({ material_map, parts, unmapped }, ctx) => {
  const catalog = await ctx.catalog.load(material_map.catalog);
  const mapped = new Map(material_map.mapped.map((entry) => [entry.part, entry]));
  assertKnownParts([...mapped.keys()], new Set(parts.map(({ key }) => key)));
  warnPassedOver(catalog, ['materials', 'rules'], ctx.logger);
  const chooseMaterial = materialChooser(catalog);
  const chosen: ({ part: Part } & Choice)[] = [];
  const complete = parts.map((part): PartMaterial => {
    const entry = mapped.get(part.key);
    if (entry) {
      const material = findMaterial(catalog, entry.material, `mapped to part ${part.key}`);
      return { part: part.key, material, why: entry.why };
    }
    const choice = chooseMaterial(part);
    chosen.push({ part, ...choice });
    return { part: part.key, ...choice };
  });
  applyUnmappedPolicy(chosen.filter(isUnmapped), unmapped || material_map.policy, ctx.logger);
  ctx.logger.info('materials.completed', { parts: parts.length, chosen: chosen.length });
  return { materials: { parts: complete, catalogWrites: chosen.map((choice) => write(material_map.product, choice)) } };
};

function write(product: string, { part, material, why }: { part: Part } & Choice): CatalogWrite {
  return { kind: 'product_material', product, part: part.key, material: material.key, why, expected: null };
}

function assertKnownParts(mapped: string[], known: Set<string>): void {
  const stranger = mapped.find((part) => !known.has(part));
  if (stranger === undefined) return;
  throw new StepError(
    'unknown_part',
    `The material map names the part "${stranger}", which is not among the model's parts: the map and the parts come ` +
      'from different files. Connect both to the same glb_export.',
    { retryable: false, details: { part: stranger } },
  );
}
