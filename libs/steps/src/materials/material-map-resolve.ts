import { warnPassedOver } from '../catalog/warn-passed-over.js';
import type { CatalogDocument, MaterialMap, OrderLine, Part, UnmappedPolicy } from '../domain.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { fileMaterials } from './file-material.js';
import type { FileMaterial } from './file-material.js';
import { findMaterial } from './find-material.js';
import { formerKeyReader } from './former-keys.js';
import { aliasMatcher } from './match-alias.js';
import type { AliasMatcher } from './match-alias.js';

/**
 * Maps parts to materials by explicit names: the product's assignment (`why` is `assignment`), else the material that
 * the file names for the part where the catalog knows it (`file:<name in the file>`), else an alias in the part's
 * display name (`alias:<alias>`). The rest is listed as unmapped; both lists are in part order. An unusable alias is
 * skipped with a warning, and so is a file's material that nothing in the catalog means. Throws
 * `StepError('unknown_material')` for an assignment.
 */
export const materialMapResolve: Step<StepIn<'material_map_resolve'>, StepOut<'material_map_resolve'>> = async (
  { order_line, parts },
  ctx,
) => {
  const catalog = await ctx.catalog.load(order_line.catalog);
  warnPassedOver(catalog, ['materials', 'aliases'], ctx.logger);
  const { assigned, strangers } = assignmentsFor(parts, order_line);
  const named = aliasMatcher(catalog.aliases);
  const inFile = fileMaterials(catalog);
  const found = parts.map((part) => ({
    part,
    choice: assignedTo(part, assigned, catalog) ?? saidBy(inFile.of(part)) ?? meantBy(part, named, catalog),
  }));
  const material_map: MaterialMap = {
    product: order_line.product.key,
    catalog: order_line.catalog,
    mapped: found.flatMap(({ part, choice }) => (choice ? [{ part: part.key, ...choice }] : [])),
    policy: policyOf(order_line),
    unmapped: found.filter(({ choice }) => !choice).map(({ part }) => part.key),
  };
  inFile.report(ctx.logger);
  if (strangers.length > 0) ctx.logger.warn('materials.assignment_without_part', { parts: strangers });
  ctx.logger.info('materials.mapped', { mapped: material_map.mapped.length, unmapped: material_map.unmapped.length });
  return { material_map };
};

/** Catalogs stay readable forever, also those from before output types had a policy: their policy is `warn`. */
const policyOf = ({ outputType }: { outputType: Partial<OrderLine['outputType']> }): UnmappedPolicy =>
  outputType.unmappedParts ?? 'warn';

type Mapping = { material: string; why: string } | undefined;

function assignedTo(part: Part, assigned: Map<string, string>, catalog: CatalogDocument): Mapping {
  const material = assigned.get(part.key);
  if (material === undefined) return undefined;
  return { material: findMaterial(catalog, material, `assigned to part ${part.key}`).key, why: 'assignment' };
}

const saidBy = (found: FileMaterial | undefined): Mapping =>
  found && { material: found.material, why: `file:${found.name}` };

function meantBy(part: Part, named: AliasMatcher, catalog: CatalogDocument): Mapping {
  const alias = named(part.name);
  if (!alias) return undefined;
  return { material: findMaterial(catalog, alias.material, `alias ${alias.alias}`).key, why: `alias:${alias.alias}` };
}

/**
 * Materials by the keys of the parts that people assigned them to, also by keys that these had before; current keys
 * have precedence. `strangers` are keys of no part: the customer sent a new revision.
 */
function assignmentsFor(parts: Part[], line: OrderLine): { assigned: Map<string, string>; strangers: string[] } {
  const keys = new Set(parts.map(({ key }) => key));
  const others = line.materialAssignment.filter(({ part }) => !keys.has(part));
  const assigned = new Map<string, string>();
  const strangers: string[] = [];
  const keyNow = formerKeyReader(parts);
  for (const { part, material } of others) {
    const key = keyNow(part);
    if (key === undefined) strangers.push(part);
    else assigned.set(key, material);
  }
  for (const { part, material } of line.materialAssignment) if (keys.has(part)) assigned.set(part, material);
  return { assigned, strangers };
}
