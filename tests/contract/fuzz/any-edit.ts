import fc from 'fast-check';
import { CATALOG_KINDS, catalogKinds } from '#contracts';
import type { CatalogKind } from '#contracts';
import { seedCatalog } from '#steps';
import { oddChange, withChange } from './odd-json.js';

/** A request to the API, below /api. */
export interface ApiRequest {
  method: string;
  path: string;
  json?: unknown;
}

const seed = seedCatalog();
/** Parts of the flange unit and names that none has. */
const PARTS = ['Flansch_Gehäuse#1', 'Flansch-Einheit/Flansch_Gehäuse#1', 'Nowhere#1', 'a/b ü'];
const PATTERNS = [
  'flansch',
  'Flansch.*',
  '.*',
  '^$',
  'kugel|ring',
  'a*b*c',
  '(a+)+$',
  '(',
  '\\d+',
  '.*.*.*x',
  '(.)\\1',
];
const PRESETS = [
  { preset: 'still', params: { engine: 'threejs', resolution: [64, 64] } },
  {
    preset: 'still',
    params: { format: 'jpg', transparent: true, resolution: [65, 64], notify: { recipients: ['a'] } },
  },
  { preset: 'multi_angle', params: { angles: [{ azimuth: 0, elevation: 5 }], resolution: [64, 64] } },
  { preset: 'turntable', params: { frames: 2, resolution: [64, 64] } },
  { preset: 'custom', params: { steps: ['threejs_render', 'output_save'], resolution: [64, 64] } },
  { preset: 'still_with_exports', params: { exports: ['jpg', 'glb'], resolution: [64, 64] } },
];
const material = fc.constantFrom(...seed.materials.slice(0, 6).map(({ key }) => key), 'new-one', seed.defaultMaterial);
const colour = fc.constantFrom('#ff00ff', '#000000', '#b1784c', '#888888');

/** A valid entry. */
const GOOD: Record<CatalogKind, fc.Arbitrary<Record<string, unknown>>> = {
  'output-type': fc
    .tuple(fc.constantFrom(...PRESETS), fc.constantFrom('warn', 'default', 'fail'), fc.constantFrom(64, 65, 96))
    .map(([legacyPreset, unmappedParts, width]) => {
      const { key: _, ...still } = seed.outputTypes[0]!;
      return { ...still, legacyPreset, unmappedParts, width, height: 64 };
    }),
  template: fc.constantFrom(...seed.templates.map(({ key: _, ...template }) => template)),
  material: fc
    .tuple(fc.constantFrom(...seed.materials.map(({ key: _, ...one }) => one)), colour)
    .map(([one, baseColour]) => ({ ...one, baseColour })),
  'material-alias': fc.record({ material }),
  'material-rule': fc
    .record(
      {
        pattern: fc.constantFrom(...PATTERNS),
        colour: fc.record({ near: colour, maxDifference: fc.constantFrom(0, 12, 100) }),
        shape: fc.constantFrom('sphere', 'ring', 'rod', 'plate', 'other'),
        material,
      },
      { requiredKeys: ['material'] },
    )
    .map((rule) => ({ ...rule })),
};

const keyOf = (kind: CatalogKind): fc.Arbitrary<string> => {
  const { list, keyField } = CATALOG_KINDS[kind];
  const known = (seed[list] as unknown as Record<string, string>[]).map((entry) => entry[keyField] as string);
  return fc.constantFrom(...known.slice(0, 5), ...known.slice(-2), 'new-one', 'Flansch', 'null');
};

/** Valid, or with one to three mistakes. */
const somewhatOdd = (good: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<unknown> =>
  fc
    .tuple(good, fc.oneof(fc.constant([]), fc.array(oddChange, { minLength: 1, maxLength: 3 })))
    .map(([entry, changes]) => changes.reduce(withChange, entry));

const entryEdit = fc.constantFrom(...catalogKinds).chain((kind): fc.Arbitrary<ApiRequest> => {
  const { path, keyField } = CATALOG_KINDS[kind];
  const at = keyOf(kind).map((key) => `/${path}/${encodeURIComponent(key)}`);
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ method: fc.constant('PUT'), path: at, json: somewhatOdd(GOOD[kind]) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        method: fc.constant('POST'),
        path: fc.constant(`/${path}`),
        json: fc
          .tuple(somewhatOdd(GOOD[kind]), fc.oneof(keyOf(kind), fc.constant(null)))
          .map(([entry, key]) => ({ ...(entry as object), [keyField]: key })),
      }),
    },
    { weight: 2, arbitrary: fc.record({ method: fc.constant('DELETE'), path: at }) },
  );
});

const assigned = fc.record({ part: fc.constantFrom(...PARTS), material });
const otherEdit: fc.Arbitrary<ApiRequest> = fc.oneof(
  fc.record({
    method: fc.constant('PUT'),
    path: fc.constant('/catalog/default-material'),
    json: fc.record({ material: fc.oneof(material, fc.constantFrom(null, '', 1)) }),
  }),
  fc.record({
    method: fc.constant('POST'),
    path: fc.constant('/catalog/undo'),
    json: fc.constantFrom({}, { to: null }, null, []),
  }),
  fc.record({
    method: fc.constant('PUT'),
    path: fc.constant('/products/product/materials'),
    json: somewhatOdd(fc.record({ assignments: fc.array(assigned, { maxLength: 3 }) })),
  }),
);

/** A random edit of the catalog: mostly valid, often nearly valid. */
export const anyEdit = fc.oneof({ weight: 6, arbitrary: entryEdit }, { weight: 1, arbitrary: otherEdit });
