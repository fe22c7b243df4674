import type { CatalogDocument } from '../domain.js';
import { MATERIAL_ALIASES } from './aliases.js';
import { MATERIALS } from './materials.js';
import { OUTPUT_TYPES } from './output-types.js';
import { MATERIAL_RULES } from './rules.js';
import { TEMPLATES } from './templates.js';

/**
 * The catalog that a new installation starts with: thirty materials, six studios, an output type for each way in which
 * legacy presets make pictures. A fresh copy each time.
 */
export function seedCatalog(): CatalogDocument {
  return structuredClone({
    version: 1,
    materials: MATERIALS,
    aliases: MATERIAL_ALIASES,
    rules: MATERIAL_RULES,
    defaultMaterial: 'polymer-graphite',
    templates: TEMPLATES,
    outputTypes: OUTPUT_TYPES,
  });
}
