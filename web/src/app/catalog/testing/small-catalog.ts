import type { CatalogDocument, EntryOf } from '../entries/catalog-kinds';

export const STEEL: EntryOf['material'] = {
  ...{ key: 'steel', label: 'Steel', category: 'metal', baseColour: '#b8bcc0' },
  ...{ metalness: 1, roughness: 0.35 },
};
export const NBR: EntryOf['material'] = {
  ...{ key: 'nbr', label: 'NBR', category: 'rubber', baseColour: '#202020' },
  ...{ metalness: 0, roughness: 0.8 },
};
export const FRONT: EntryOf['template'] = {
  ...{ key: 'front', label: 'Front', camera: { azimuth: 0, elevation: 10, fieldOfView: 30, margin: 0.1 } },
  light: { environment: 1, key: 1, fill: 1 },
  ...{ shadow: { opacity: 0.5, blur: 0.5 }, background: { kind: 'transparent' } },
};
export const STILL: EntryOf['output-type'] = {
  ...{ key: 'still', label: 'A still', template: 'front', width: 1024, height: 512, unmappedParts: 'warn' },
  ...{ workflow: '', legacyPreset: { preset: 'still', params: {} }, notify: { channel: 'in_app', recipients: [] } },
};

/** A catalog with an entry of each kind; steel is the default and has an alias, rubber a rule. */
export const smallCatalog = (change: Partial<CatalogDocument> = {}): CatalogDocument => ({
  version: 1,
  materials: [STEEL, NBR],
  aliases: [{ alias: 'St37', material: 'steel' }],
  rules: [{ key: 'seal', pattern: 'seal', shape: 'ring', material: 'nbr' }],
  defaultMaterial: 'steel',
  templates: [FRONT],
  outputTypes: [STILL],
  ...change,
});
