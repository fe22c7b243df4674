import type { MaterialMap, Part, UnmappedPolicy } from '../domain.js';
import { part, storeCatalog } from '../testing/stored-catalog.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { autoPopulateMaterials } from './auto-populate-materials.js';

let test: StepTestContext;
let catalog: string;
beforeEach(async () => {
  test = await createTestContext();
  catalog = await storeCatalog(test.ctx);
});
afterEach(() => test.dispose());

interface Given {
  mapped?: MaterialMap['mapped'];
  from?: string;
  policy?: UnmappedPolicy;
  unmapped?: UnmappedPolicy | '';
}

function populate(parts: Part[], { mapped = [], from = catalog, policy = 'warn', unmapped = '' }: Given = {}) {
  const known = new Set(mapped.map((entry) => entry.part));
  const rest = parts.map(({ key }) => key).filter((key) => !known.has(key));
  return autoPopulateMaterials(
    { material_map: { product: 'p', catalog: from, mapped, unmapped: rest, policy }, parts, unmapped },
    test.ctx,
  );
}

describe('auto_populate_materials', () => {
  it('keeps what was mapped and completes the rest by rule, colour, as modelled and default, in part order', async () => {
    const parts = [
      part('Gizmo', '#b1784c'),
      part('Ball_01', '#ff00ff'),
      part('Sleeve'),
      part('Thing', '#00ff00'),
      part('Nameless'),
    ];
    const mapped = [{ part: 'Sleeve#1', material: 'brass', why: 'assignment' }];
    const { materials } = await populate(parts, { mapped });
    expect(materials.parts.map((entry) => [entry.part, entry.material.key, entry.why])).toEqual([
      ['Gizmo#1', 'bronze', 'colour:#b1784c ΔE 1.7'],
      ['Ball_01#1', 'steel-polished', 'rule:ball (name "Ball")'],
      ['Sleeve#1', 'brass', 'assignment'],
      ['Thing#1', 'colour-00ff00', 'colour-as-modelled'],
      ['Nameless#1', 'polymer-graphite', 'default'],
    ]);
  });

  it('proposes a catalog write for each part that it chose, expecting none so far, and for no other', async () => {
    const mapped = [{ part: 'Sleeve#1', material: 'brass', why: 'alias:Messing' }];
    const { materials } = await populate([part('Sleeve'), part('Cage')], { mapped });
    expect(materials.catalogWrites).toEqual([
      {
        kind: 'product_material',
        product: 'p',
        part: 'Cage#1',
        material: 'brass',
        why: 'rule:cage (name "Cage")',
        expected: null,
      },
    ]);
  });

  it.each([
    ['warn', 'warn'],
    ['default', 'info'],
  ] as const)('logs the parts with the default material, by the policy %s as %s', async (policy, level) => {
    await populate([part('Cage'), part('Thing'), part('Other')], { policy });
    const params = { parts: ['Thing#1', 'Other#1'] };
    expect(test.logs.filter(({ code }) => code === 'materials.defaulted')).toEqual([
      { level, code: 'materials.defaulted', params },
    ]);
  });

  it('fails by the policy fail, naming the parts that would get the default', async () => {
    const mapped = [{ part: 'Sleeve#1', material: 'brass', why: 'assignment' }];
    const parts = [part('Sleeve'), part('Cage'), part('Thing'), part('Coloured', '#b1784c'), part('Other')];
    await expect(populate(parts, { mapped, policy: 'fail' })).rejects.toMatchObject({
      code: 'materials_unmapped',
      retryable: false,
      message: expect.stringContaining('"Thing" (Thing#1), "Other" (Other#1).'),
      details: {
        count: 2,
        parts: [
          { key: 'Thing#1', name: 'Thing' },
          { key: 'Other#1', name: 'Other' },
        ],
      },
    });
  });

  it('leaves a part whose colour is near no material its colour, as a neutral polymer: a red cube is red', async () => {
    const { materials } = await populate([part('Cube', '#ff0000')]);
    expect(materials.parts).toEqual([
      {
        part: 'Cube#1',
        material: {
          ...{ key: 'colour-ff0000', label: 'Colour as modelled, #ff0000', category: 'plastic' },
          ...{ baseColour: '#ff0000', metalness: 0, roughness: 0.6 },
        },
        why: 'colour-as-modelled',
      },
    ]);
    expect(materials.catalogWrites).toMatchObject([{ part: 'Cube#1', material: 'colour-ff0000', expected: null }]);
    expect(materials.catalogWrites[0]?.why).toBe('colour-as-modelled');
  });

  it('takes the roughness of a plastic also where the default is none', async () => {
    const from = await storeCatalog(test.ctx, { defaultMaterial: 'chrome' });
    const { materials } = await populate([part('Cube', '#ff0000'), part('Bare')], { from });
    expect(materials.parts.map(({ material }) => [material.key, material.roughness])).toEqual([
      ['colour-ff0000', 0.5],
      ['chrome', 0.06],
    ]);
  });

  it.each([
    ['warn', 'warn'],
    ['default', 'info'],
  ] as const)('counts parts that keep their colour as unmapped, by the policy %s as %s', async (policy, level) => {
    await populate([part('Green', '#00ff00'), part('Thing'), part('Blue', '#0000ff')], { policy });
    expect(test.logs.filter(({ code }) => code !== 'materials.completed')).toEqual([
      { level, code: 'materials.colour_as_modelled', params: { parts: ['Green#1', 'Blue#1'] } },
      { level, code: 'materials.defaulted', params: { parts: ['Thing#1'] } },
    ]);
  });

  it('fails by the policy fail also where parts could keep their colour, in part order', async () => {
    const parts = [part('Thing'), part('Red', '#ff0000'), part('Cage', '#ff0000')];
    await expect(populate(parts, { policy: 'fail' })).rejects.toMatchObject({
      code: 'materials_unmapped',
      details: { parts: [{ key: 'Thing#1' }, { key: 'Red#1' }] },
    });
  });

  it('names twenty parts and counts the rest', async () => {
    const parts = Array.from({ length: 25 }, (_, i) => part(`Thing ${i}`));
    await expect(populate(parts, { policy: 'fail' })).rejects.toMatchObject({
      message: expect.stringMatching(/^25 of .*"Thing 19" \(Thing 19#1\) and 5 more\./),
      details: { count: 25, parts: parts.slice(0, 20).map(({ key, name }) => ({ key, name })) },
    });
  });

  it("prefers the node's policy over that of the output type", async () => {
    await expect(populate([part('Thing')], { policy: 'warn', unmapped: 'fail' })).rejects.toMatchObject({
      code: 'materials_unmapped',
    });
    const { materials } = await populate([part('Thing')], { policy: 'fail', unmapped: 'default' });
    expect(materials.parts[0]?.why).toBe('default');
  });

  it.each(['warn', 'fail'] as const)('does not log the default where it was not needed (%s)', async (policy) => {
    await populate([part('Cage')], { policy });
    expect(test.logs.map(({ code }) => code)).not.toContain('materials.defaulted');
  });

  it('takes the first rule that fits', async () => {
    const rules = [
      { key: 'one', pattern: 'thing', material: 'brass' },
      { key: 'two', pattern: '^Thing$', material: 'bronze' },
    ];
    const { materials } = await populate([part('Thing')], { from: await storeCatalog(test.ctx, { rules }) });
    expect(materials.parts[0]?.why).toBe('rule:one (name "Thing")');
  });

  it.each([
    ['a pattern that is none', { pattern: '(' }],
    ['a pattern with exponential cost', { pattern: '(a+)+$' }],
    ['no condition', {}],
    ['a material that is not there', { pattern: 'Thing', material: 'unobtainium' }],
    ['a colour that is none', { colour: { near: 'red', maxDifference: 5 } }],
  ])('skips a rule with %s, with a warning: the next one applies, or the default', async (_what, odd) => {
    const rules = [
      { key: 'bad', material: 'brass', ...odd },
      { key: 'next', pattern: 'Thing', material: 'bronze' },
    ];
    const { materials } = await populate([part('Thing'), part('Other')], {
      from: await storeCatalog(test.ctx, { rules }),
    });
    expect(materials.parts.map(({ why }) => why)).toEqual(['rule:next (name "Thing")', 'default']);
    const entries = [{ list: 'rules', entry: 'bad', why: expect.any(String) }];
    expect(test.logs).toContainEqual({ level: 'warn', code: 'catalog.passed_over', params: { count: 1, entries } });
  });

  it('reads null as absent in a rule that was stored when null was taken', async () => {
    const rules = [{ key: 'old', pattern: 'Thing', colour: null, shape: null, material: 'brass' }] as never;
    const { materials } = await populate([part('Thing')], { from: await storeCatalog(test.ctx, { rules }) });
    expect(materials.parts[0]?.why).toBe('rule:old (name "Thing")');
  });

  it('refuses a map made for another file', async () => {
    const mapped = [{ part: 'Stranger#1', material: 'brass', why: 'assignment' }];
    await expect(populate([part('Cage')], { mapped })).rejects.toMatchObject({
      code: 'unknown_part',
      details: { part: 'Stranger#1' },
    });
  });
});
