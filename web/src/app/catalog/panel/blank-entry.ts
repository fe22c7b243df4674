import type { CatalogDocument, CatalogKind } from '../entries/catalog-kinds';
import type { Values } from '../entries/values';

/** What a new entry starts with: whole but for its name, so that its preview is there at once. */
export function blankEntry(document: CatalogDocument, kind: CatalogKind): Values {
  const material = document.defaultMaterial;
  switch (kind) {
    case 'material':
      return { key: '', label: '', category: 'metal', baseColour: '#b8bcc0', metalness: 1, roughness: 0.35 };
    case 'template':
      return {
        key: '',
        label: '',
        camera: { azimuth: 30, elevation: 20, fieldOfView: 30, margin: 0.08 },
        light: { environment: 1, key: 1, fill: 1 },
        shadow: { opacity: 0.5, blur: 0.5 },
        background: { kind: 'colour', colour: '#ffffff' },
      };
    case 'output-type':
      return {
        key: '',
        label: '',
        template: document.templates[0]?.key ?? '',
        width: 1024,
        height: 1024,
        unmappedParts: 'warn',
        workflow: '',
        legacyPreset: { preset: 'still', params: {} },
        notify: { channel: 'in_app', recipients: [] },
      };
    case 'material-alias':
      return { alias: '', material };
    case 'material-rule':
      return { key: '', material };
  }
}
