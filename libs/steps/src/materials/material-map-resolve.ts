import { warnPassedOver } from '../catalog/warn-passed-over.js';
import type { CatalogDocument, MaterialMap, OrderLine, Part, UnmappedPolicy } from '../domain.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { findMaterial } from './find-material.js';
import { aliasMatcher } from './match-alias.js';
import type { AliasMatcher } from './match-alias.js';

/**
 * Maps parts to materials by what people said: the product's assignment (`why` is `assignment`), else an alias in the
 * part's display name (`alias:<alias>`). The rest is listed as unmapped; both lists are in part order. An alias that cannot be
 * used is passed over with a warning. Throws `StepError('unknown_material')` for an assignment.
 */
export const materialMapResolve: Step<StepIn<'material_map_resolve'>, StepOut<'material_map_resolve'>> = async (
  { order_line, parts },
  ctx,
) => {
  const catalog = await ctx.catalog.load(order_line.catalog);
  warnPassedOver(catalog, ['materials', 'aliases'], ctx.logger);
  const assigned = new Map(order_line.materialAssignment.map(({ part, material }) => [part, material]));
  const named = aliasMatcher(catalog.aliases);
  const found = parts.map((part) => ({
    part,
    choice: assignedTo(part, assigned, catalog) ?? meantBy(part, named, catalog),
  }));
  const material_map: MaterialMap = {
    product: order_line.product.key,
    catalog: order_line.catalog,
    mapped: found.flatMap(({ part, choice }) => (choice ? [{ part: part.key, ...choice }] : [])),
    policy: policyOf(order_line),
    unmapped: found.filter(({ choice }) => !choice).map(({ part }) => part.key),
  };
  const strangers = strangersIn(order_line, parts);
  if (strangers.length > 0) ctx.logger.warn('materials.assignment_without_part', { parts: strangers });
  ctx.logger.info('materials.mapped', { mapped: material_map.mapped.length, unmapped: material_map.unmapped.length });
  return { material_map };
};

/** Catalogs stay readable for ever, also those from before output types had a policy: then parts were always warned of. */
const policyOf = ({ outputType }: { outputType: Partial<OrderLine['outputType']> }): UnmappedPolicy =>
  outputType.unmappedParts ?? 'warn';

type Mapping = { material: string; why: string } | undefined;

function assignedTo(part: Part, assigned: Map<string, string>, catalog: CatalogDocument): Mapping {
  const material = assigned.get(part.key);
  if (material === undefined) return undefined;
  return { material: findMaterial(catalog, material, `assigned to part ${part.key}`).key, why: 'assignment' };
}

function meantBy(part: Part, named: AliasMatcher, catalog: CatalogDocument): Mapping {
  const alias = named(part.name);
  if (!alias) return undefined;
  return { material: findMaterial(catalog, alias.material, `alias ${alias.alias}`).key, why: `alias:${alias.alias}` };
}

/** Assigned parts that the file no longer has: the customer sent a new revision. */
function strangersIn(line: OrderLine, parts: Part[]): string[] {
  const keys = new Set(parts.map(({ key }) => key));
  return line.materialAssignment.map(({ part }) => part).filter((part) => !keys.has(part));
}
