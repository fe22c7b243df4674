import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import type { CatalogDocument } from '../domain.js';
import { usableCatalog } from './usable-catalog.js';

const seed = seedCatalog();
const [material, template, outputType] = [seed.materials[0]!, seed.templates[0]!, seed.outputTypes[0]!];
const withEntry = (list: keyof CatalogDocument, entry: unknown): CatalogDocument =>
  ({ ...seed, [list]: [entry, ...(seed[list] as unknown[])] }) as CatalogDocument;

describe('the usable part of a stored catalog', () => {
  it('is a sound document itself', () => {
    expect(usableCatalog(seed)).toEqual({ document: seed, passedOver: [] });
    expect(usableCatalog(seed).document).toBe(seed);
  });

  it.each<[keyof CatalogDocument, unknown, string | number]>([
    ['materials', null, 0],
    ['materials', [], 0],
    ['materials', { ...material, key: null }, 0],
    ['materials', { ...material, key: 'm', baseColour: 'red' }, 'm'],
    ['materials', { ...material, key: 'm', roughness: '0.5' }, 'm'],
    ['materials', { ...material, key: 'm', metalness: 1e300 }, 'm'],
    ['aliases', { alias: 4, material: 'brass' }, 0],
    ['aliases', { alias: 'Ring', material: null }, 'Ring'],
    ['rules', { key: 'r', material: 'brass', shape: 'cube' }, 'r'],
    ['rules', { key: 'r', material: 'brass', colour: { near: '#ffffff' } }, 'r'],
    ['templates', { ...template, key: 't', camera: { ...template.camera, margin: null } }, 't'],
    ['templates', { ...template, key: 't', background: { kind: 'colour' } }, 't'],
    ['outputTypes', { ...outputType, key: 'o', width: '64' }, 'o'],
    ['outputTypes', { ...outputType, key: 'o', legacyPreset: null }, 'o'],
    ['outputTypes', { ...outputType, key: 'o', notify: { channel: 'email', recipients: [null] } }, 'o'],
    ['outputTypes', { ...outputType, key: 'o', unmappedParts: 'shrug' }, 'o'],
  ])('omits an entry of %s that is %j', (list, entry, name) => {
    const { document, passedOver } = usableCatalog(withEntry(list, entry));
    expect(document).toEqual(seed);
    expect(passedOver).toEqual([{ list, entry: name, why: expect.any(String) }]);
  });

  it('takes null for absent, and a list that is none for empty', () => {
    const { unmappedParts: _, ...plain } = outputType;
    const old = {
      ...withEntry('outputTypes', { ...plain, key: 'o', background: null, unmappedParts: null }),
      rules: null,
    };
    const { document, passedOver } = usableCatalog(old as unknown as CatalogDocument);
    expect(passedOver).toEqual([]);
    expect(document.outputTypes[0]).toEqual({ ...plain, key: 'o' });
    expect(document.rules).toEqual([]);
  });

  it('skips entries that refer to a skipped entry', () => {
    const materials = seed.materials.map((one) => (one.key === 'brass' ? { ...one, baseColour: null } : one));
    const { document, passedOver } = usableCatalog({ ...seed, materials } as unknown as CatalogDocument);
    expect(document.rules.filter(({ material: key }) => key === 'brass')).toEqual([]);
    expect(new Set(passedOver.map(({ list }) => list))).toEqual(new Set(['materials', 'aliases', 'rules']));
  });
});
