import type { CatalogDocument } from '../domain.js';
import { seedAliases } from './seed-aliases.js';
import { seedMaterials } from './seed-materials.js';
import { seedRules } from './seed-rules.js';
import { seedTemplates } from './seed-templates.js';
import { seedOutputTypes } from './seed-output-types.js';

/** The catalog that a new installation starts with; every call gives an equal document. */
export const seedCatalog = (): CatalogDocument => ({
  version: 1,
  materials: structuredClone(seedMaterials),
  aliases: structuredClone(seedAliases),
  rules: structuredClone(seedRules),
  defaultMaterial: 'steel-brushed',
  templates: structuredClone(seedTemplates),
  outputTypes: structuredClone(seedOutputTypes),
});
