import type { CatalogDocument, OutputType, Template } from '../domain.js';
import { MATERIAL_ALIASES } from './aliases.js';
import { MATERIALS } from './materials.js';
import { MATERIAL_RULES } from './rules.js';
import { CUTOUT_FRONT, STUDIO_ISOMETRIC, TEMPLATES } from './templates.js';

const NOTIFY: OutputType['notify'] = { channel: 'in_app', recipients: ['orders@hartomat.example'] };

/** The catalog that a new installation starts with: thirty materials, six studios, two output types. A fresh copy each time. */
export function seedCatalog(): CatalogDocument {
  return structuredClone({
    version: 1,
    materials: MATERIALS,
    aliases: MATERIAL_ALIASES,
    rules: MATERIAL_RULES,
    defaultMaterial: 'polymer-graphite',
    templates: TEMPLATES,
    outputTypes: [
      still({ key: 'still-studio-1024', label: 'Studio still, 1024 px', size: 1024, template: STUDIO_ISOMETRIC }),
      still({ key: 'still-cutout-512', label: 'Cutout still, 512 px', size: 512, template: CUTOUT_FRONT }),
    ],
  });
}

function still({
  key,
  label,
  size,
  template,
}: {
  key: string;
  label: string;
  size: number;
  template: Template;
}): OutputType {
  const transparent = template.background.kind === 'transparent';
  return {
    key,
    label,
    template: template.key,
    width: size,
    height: size,
    unmappedParts: 'warn',
    workflow: 'still-threejs',
    legacyPreset: {
      preset: 'still',
      params: { engine: 'threejs', resolution: [size, size], format: 'png', transparent, notify: NOTIFY },
    },
    notify: NOTIFY,
  };
}
