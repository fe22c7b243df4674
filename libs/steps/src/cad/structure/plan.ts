import type { ConversionPlan, PlannedUsage } from './conversion-outcome.js';
import { IDENTITY } from './matrix.ts';
import { rootsOf } from './products.ts';
import type { Usage } from './products.ts';
import type { Structure } from './structure.ts';

/** What shapes are to be found for a structure. A usage without a place is put where its assembly has its origin. */
export function planConversion(structure: Structure): ConversionPlan {
  const { products, assemblies, bodies, mappings, operators, unplaced, faces } = structure;
  const placed = ({ id, rank, product }: Usage): PlannedUsage => ({
    rank,
    product,
    placed: operators.get(id) ?? (unplaced.has(id) ? IDENTITY : null),
  });
  return {
    products: products.map(({ id, rank, usages }) => ({
      rank,
      usages: usages.map(placed),
      moves: assemblies.get(id) ?? null,
    })),
    roots: rootsOf(products).length,
    bodies: bodies.filter(({ kind }) => kind !== 'tessellated').map(({ rank }) => rank),
    tessellated: bodies.filter(({ kind }) => kind === 'tessellated').map(({ rank }) => rank),
    faces: [...faces.values()],
    mapped: mappings.map(({ id, rank }) => ({ rank, placed: operators.get(id) ?? null })),
  };
}
