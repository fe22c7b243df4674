import fc from 'fast-check';
import { cacheKey, isCacheable, partsOf } from './cache-key.js';
import type { KeyedWork } from './cache-key.js';
import { differingFields, shownFields } from './differing-fields.js';
import { flatFields } from './flat-fields.js';

const build = { code: 'c1', tool: '', reads: {} };
const work = (more: Partial<KeyedWork> = {}): KeyedWork => ({
  step: 'render',
  version: 2,
  params: { width: 100, angles: [] },
  inputs: { template: { light: { key: 1, fill: 2 } }, glb: { artifact: { sha256: 'a' } } },
  ...more,
});
const anyWork = fc.record({
  params: fc.dictionary(fc.string(), fc.jsonValue()),
  inputs: fc.dictionary(fc.string(), fc.jsonValue()),
}) as fc.Arbitrary<Pick<KeyedWork, 'params' | 'inputs'>>;

describe('cacheKey', () => {
  it('is the same for the same work however its members are ordered', () => {
    const turned = work({ inputs: { glb: { artifact: { sha256: 'a' } }, template: { light: { fill: 2, key: 1 } } } });
    expect(cacheKey(turned, build).key).toBe(cacheKey(work(), build).key);
  });

  it.each([
    ['step', { step: 'other' }, {}],
    ['version', { version: 3 }, {}],
    ['params.width', { params: { width: 101, angles: [] } }, {}],
    ['inputs.glb.artifact.sha256', { inputs: { ...work().inputs, glb: { artifact: { sha256: 'b' } } } }, {}],
    ['code', {}, { code: 'c2' }],
    ['tool', {}, { tool: 'Blender 4.2' }],
  ])('is another one where %s differs, and names that field alone', (field, otherWork, otherBuild) => {
    const now = cacheKey(work(otherWork), { ...build, ...otherBuild });
    const before = cacheKey(work(), build);
    expect(now.key).not.toBe(before.key);
    expect(differingFields(before.fields, now.fields).map((differs) => differs.field)).toEqual([field]);
  });

  it('does not depend on what the code does not read', () => {
    const reads = { template: ['light.key'] };
    const darker = work({ inputs: { ...work().inputs, template: { light: { key: 1, fill: 9 }, label: 'x' } } });
    expect(cacheKey(darker, { ...build, reads })).toEqual(cacheKey(work(), { ...build, reads }));
    expect(cacheKey(darker, build).key).not.toBe(cacheKey(work(), build).key);
  });

  it('always names a field where two keys differ, and none where they do not', () => {
    fc.assert(
      fc.property(anyWork, anyWork, (one, other) => {
        const [before, now] = [cacheKey(work(one), build), cacheKey(work(other), build)];
        const differs = differingFields(before.fields, now.fields);
        expect(differs.length > 0).toBe(before.key !== now.key);
      }),
    );
  });

  it('names the one value of any work that was changed', () => {
    fc.assert(
      fc.property(anyWork, fc.integer(), ({ inputs }, value) => {
        const before = cacheKey(work({ inputs: { ...inputs, port: { deep: [0, { value }] } } }), build);
        const now = cacheKey(work({ inputs: { ...inputs, port: { deep: [0, { value: value + 1 }] } } }), build);
        expect(differingFields(before.fields, now.fields)).toEqual([
          { field: 'inputs.port.deep[1].value', before: value, now: value + 1 },
        ]);
      }),
    );
  });
});

describe('what explains a key', () => {
  it('is summed up by its parts', () => {
    const { fields } = cacheKey(work(), build);
    expect(partsOf(fields)).toEqual(['step', 'version', 'code', 'params', 'inputs.template', 'inputs.glb']);
  });

  it('stays small for a large input, and still says which item differs', () => {
    const parts = Array.from({ length: 150 }, (_, at) => ({ part: `p${at}`, material: { key: 'steel', gloss: 1 } }));
    const before = flatFields('inputs.parts', parts);
    const now = flatFields('inputs.parts', parts.with(7, { part: 'p7', material: { key: 'brass', gloss: 1 } }));
    expect(Object.keys(before).length).toBeLessThanOrEqual(200);
    expect(differingFields(before, now)).toMatchObject([{ field: 'inputs.parts[7]' }]);
    const huge = flatFields(
      'inputs.parts',
      Array.from({ length: 5000 }, () => 1),
    );
    expect(Object.keys(huge)).toEqual(['inputs.parts']);
  });

  it('shows at most twenty fields and counts the rest', () => {
    const differs = Array.from({ length: 23 }, (_, at) => ({ field: `f${at}`, now: at }));
    expect(shownFields(differs)).toMatchObject({ differs: { length: 20 }, more: 3 });
    expect(shownFields(differs.slice(0, 20))).not.toHaveProperty('more');
  });
});

describe('isCacheable', () => {
  const node = { effect: 'none', cacheable: true } as Parameters<typeof isCacheable>[0];

  it('never holds for a node with an effect, nor for one of a plan from before results were kept', () => {
    expect(isCacheable(node)).toBe(true);
    expect(isCacheable({ ...node, effect: 'asset' })).toBe(false);
    const { cacheable: _, ...old } = node;
    expect(isCacheable(old)).toBe(false);
  });
});
