import type { CatalogDocument, OutputType, Template } from '../domain.js';
import { MATERIALS, MATERIAL_ALIASES, MATERIAL_RULES } from './materials.js';

const STUDIO: Template = {
  key: 'studio-isometric',
  label: 'Studio, isometric',
  camera: { azimuth: 35, elevation: 26, fieldOfView: 24, margin: 0.08 },
  light: { environment: 1, key: 1, fill: 1 },
  shadow: { opacity: 0.8, blur: 0.4 },
  background: { kind: 'colour', colour: '#eef0f2' },
};

const CUTOUT: Template = {
  key: 'cutout-front',
  label: 'Cutout, from the front',
  camera: { azimuth: 0, elevation: 12, fieldOfView: 20, margin: 0.05 },
  light: { environment: 1, key: 1, fill: 1 },
  shadow: { opacity: 0.6, blur: 0.4 },
  background: { kind: 'transparent' },
};

const NOTIFY: OutputType['notify'] = { channel: 'in_app', recipients: ['orders@hartomat.example'] };

/** The catalog that a new installation starts with: ten materials, two studios, two output types. A fresh copy each time. */
export function seedCatalog(): CatalogDocument {
  return structuredClone({
    version: 1,
    materials: MATERIALS,
    aliases: MATERIAL_ALIASES,
    rules: MATERIAL_RULES,
    defaultMaterial: 'polymer-graphite',
    templates: [STUDIO, CUTOUT],
    outputTypes: [
      still({ key: 'still-studio-1024', label: 'Studio still, 1024 px', size: 1024, template: STUDIO }),
      still({ key: 'still-cutout-512', label: 'Cutout still, 512 px', size: 512, template: CUTOUT }),
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
