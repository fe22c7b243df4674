import { chooseMaterial } from '../materials/choose-material.js';
import { matchAlias } from '../materials/match-alias.js';
import { normaliseName } from '../materials/normalise-name.js';
import { part } from '../testing/stored-catalog.js';
import { seedCatalog } from './seed-catalog.js';

const catalog = seedCatalog();
const keys = catalog.materials.map(({ key }) => key);

describe('the seed catalog', () => {
  it('names only materials, templates and studios that it holds', () => {
    const used = [...catalog.aliases, ...catalog.rules].map(({ material }) => material);
    expect([...new Set([...used, catalog.defaultMaterial])].filter((key) => !keys.includes(key))).toEqual([]);
    const templates = catalog.templates.map(({ key }) => key);
    expect(catalog.outputTypes.map(({ template }) => template).filter((key) => !templates.includes(key))).toEqual([]);
  });

  it('holds ten distinct materials with values that a renderer takes', () => {
    expect(new Set(keys).size).toBe(10);
    for (const { baseColour, metalness, roughness } of catalog.materials) {
      expect(baseColour).toMatch(/^#[0-9a-f]{6}$/);
      expect(metalness >= 0 && metalness <= 1 && roughness > 0 && roughness <= 1).toBe(true);
    }
  });

  it('has no alias that another would shadow, nor one that is empty once normalised', () => {
    const names = catalog.aliases.map(({ alias }) => normaliseName(alias));
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['OuterRing', 'steel-brushed'],
    ['InnerRing', 'steel-brushed'],
    ['Ball_08', 'steel-polished'],
    ['Cage', 'brass'],
    ['Flansch_Gehäuse', 'aluminium'],
    ['Seal Ring', 'rubber-nbr'],
    ['ISO4762 M8x12.3', 'steel-black-oxide'],
    ['plate', 'aluminium'],
    ['l-bracket', 'paint-red'],
    ['rod', 'steel-polished'],
    ['nut', 'brass'],
    ['bolt', 'steel-black-oxide'],
    ['rod_2', 'steel-polished'],
  ])('dresses "%s" in %s, without a hint by colour', (name, material) => {
    const chosen = matchAlias(name, catalog.aliases)?.material ?? chooseMaterial(part(name), catalog).material.key;
    expect(chosen).toBe(material);
  });

  it.each(['product', 'minute', 'sealevel', 'template'])('does not take "%s" for a part it knows', (name) => {
    expect(chooseMaterial(part(name), catalog).why).toBe('default');
  });

  it('orders its stills by the engine that legacy and graph share', () => {
    for (const { width, height, legacyPreset, workflow } of catalog.outputTypes) {
      expect(workflow).toBe('still-threejs');
      expect(legacyPreset.params).toMatchObject({ engine: 'threejs', resolution: [width, height], format: 'png' });
    }
  });

  it('gives a fresh copy, so that nobody changes another’s', () => {
    catalog.materials.pop();
    expect(seedCatalog().materials).toHaveLength(10);
  });
});
