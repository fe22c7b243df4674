import type { CatalogDocument, Material } from '../domain.js';
import { StepError } from '../step-error.js';

/** The catalog's material of that key. Throws `StepError('unknown_material')` naming `usedBy` and what is known. */
export function findMaterial(catalog: CatalogDocument, key: string, usedBy: string): Material {
  const material = catalog.materials.find((candidate) => candidate.key === key);
  if (material) return material;
  const known = catalog.materials.map((candidate) => candidate.key);
  throw new StepError(
    'unknown_material',
    `The material "${key}" (${usedBy}) is not in the catalog. Known are: ${known.join(', ')}. ` +
      'Correct the key, or add the material to the catalog and dispatch again.',
    { retryable: false, details: { material: key, usedBy, known } },
  );
}
