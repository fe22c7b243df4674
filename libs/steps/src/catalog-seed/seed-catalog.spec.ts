import type { Material } from '../domain.js';
import { materialChooser } from '../materials/choose-material.js';
import { aliasKey, aliasMatcher } from '../materials/match-alias.js';
import { ruleReason } from '../materials/rule-reason.js';
import { colourDifference } from '../materials/colour-difference.js';
import { part } from '../testing/stored-catalog.js';
import { seedCatalog } from './seed-catalog.js';

const catalog = seedCatalog();
const chooseMaterial = materialChooser(catalog);
const aliasOf = aliasMatcher(catalog.aliases);
const keys = catalog.materials.map(({ key }) => key);

describe('the seed catalog', () => {
  it('names only materials, templates and studios that it holds', () => {
    const used = [...catalog.aliases, ...catalog.rules].map(({ material }) => material);
    expect([...new Set([...used, catalog.defaultMaterial])].filter((key) => !keys.includes(key))).toEqual([]);
    const templates = catalog.templates.map(({ key }) => key);
    expect(catalog.outputTypes.map(({ template }) => template).filter((key) => !templates.includes(key))).toEqual([]);
  });

  it('holds thirty materials with values that a renderer takes', () => {
    expect(new Set(keys).size).toBe(30);
    for (const { baseColour, metalness, roughness } of catalog.materials) {
      expect(baseColour).toMatch(/^#[0-9a-f]{6}$/);
      expect(metalness >= 0 && metalness <= 1 && roughness > 0 && roughness <= 1).toBe(true);
    }
  });

  it('has no two materials of a category that look the same', () => {
    const alike = catalog.materials.flatMap((one, i) =>
      catalog.materials.slice(i + 1).filter((two) => two.category === one.category && looksLike(one, two)),
    );
    expect(alike).toEqual([]);
  });

  it('has metalness for metals and metallic coatings only', () => {
    for (const { key, category, metalness } of catalog.materials) {
      expect(metalness > 0).toBe(category === 'metal' || key === 'zinc-flake');
    }
  });

  it('has at least ninety aliases, none that another would shadow, none that no name could match', () => {
    const names = catalog.aliases.map(({ alias }) => aliasKey(alias));
    expect(names.length).toBeGreaterThanOrEqual(90);
    expect(names.filter((name, i) => name === '' || names.indexOf(name) !== i)).toEqual([]);
    expect(new Set(catalog.aliases.map(({ material }) => material))).toEqual(new Set(keys));
  });

  it('has rules that all can be read, each under its own key', () => {
    for (const rule of catalog.rules) expect(() => ruleReason(rule)(part('Thing', '#123456'))).not.toThrow();
    expect(new Set(catalog.rules.map(({ key }) => key)).size).toBe(catalog.rules.length);
  });

  it('has six studios with different cameras, lights or backgrounds', () => {
    const looks = catalog.templates.map(({ camera, light, background }) => JSON.stringify([camera, light, background]));
    expect(new Set(looks).size).toBe(6);
    expect(new Set(catalog.templates.flatMap(({ key, label }) => [key, label])).size).toBe(12);
    for (const { camera } of catalog.templates) expect(camera.margin >= 0 && camera.margin < 0.45).toBe(true);
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
    ['Welle 1.4301', 'stainless-matt'],
    ['Lagerring_100Cr6_2', 'steel-polished'],
    ['Flansch EN-GJL-250', 'cast-iron'],
    ['Grundplatte AlMg3', 'aluminium'],
    ['Mutter CUZN39PB3', 'brass'],
    ['Traeger S235JR', 'steel-brushed'],
    ['Schraube Ti-6Al-4V', 'titanium'],
    ['Zahnrad PA66', 'pa66-natural'],
    ['O-Ring FKM 80', 'rubber-fkm-brown'],
    ['Messinghülse', 'brass'],
    ['Gummipuffer', 'rubber-nbr'],
    ['Grauguss-Gehaeuse', 'cast-iron'],
    ['Bügel, brüniert', 'steel-black-oxide'],
  ])('gives "%s" the material %s, without a hint by colour', (name, material) => {
    const chosen = aliasOf(name)?.material ?? chooseMaterial(part(name)).material.key;
    expect(chosen).toBe(material);
  });

  it.each([
    ['sphere', null, 'steel-polished'],
    ['sphere', '#2b2d30', 'ceramic-si3n4'],
    ['ring', '#202122', 'rubber-nbr'],
    ['ring', '#e0c070', 'brass'],
    ['ring', '#c0c0c0', 'steel-brushed'],
    ['rod', '#b0b4b8', 'steel-polished'],
    ['plate', '#c0c0c0', 'aluminium'],
    ['other', '#d0b060', 'brass'],
    ['ring', '#77afdb', 'colour-77afdb'],
    ['other', null, 'polymer-graphite'],
  ] as const)('gives a nameless %s of the colour %s the material %s', (shape, colour, material) => {
    expect(chooseMaterial({ ...part('Undefined', colour), shape }).material.key).toBe(material);
  });

  it.each(['product', 'minute', 'sealevel', 'template'])('does not recognise "%s" as a known part', (name) => {
    expect(chooseMaterial(part(name)).why).toBe('default');
  });

  it('has an output type for each legacy preset and each engine, whose config orders the size that it says', () => {
    const presets = catalog.outputTypes.map(({ legacyPreset }) => legacyPreset.preset);
    expect(new Set(presets)).toEqual(new Set(['still', 'still_with_exports', 'multi_angle', 'turntable', 'custom']));
    const engines = catalog.outputTypes.map(({ legacyPreset }) => legacyPreset.params['engine'] ?? 'threejs');
    expect(new Set(engines)).toEqual(new Set(['threejs', 'cycles']));
    for (const { width, height, legacyPreset } of catalog.outputTypes)
      expect(legacyPreset.params).toMatchObject({ resolution: [width, height] });
  });

  it('returns a new copy each time', () => {
    catalog.materials.pop();
    expect(seedCatalog().materials).toHaveLength(30);
  });
});

/** Materials with a colour difference below 2 and a tenth of roughness or metalness are indistinguishable. */
function looksLike(one: Material, two: Material): boolean {
  return (
    colourDifference(one.baseColour, two.baseColour) < 2 &&
    Math.abs(one.roughness - two.roughness) < 0.1 &&
    Math.abs(one.metalness - two.metalness) < 0.1
  );
}
