import type { MaterialMap, Part } from '../domain.js';
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

function populate(parts: Part[], mapped: MaterialMap['mapped'] = [], from = catalog) {
  const known = new Set(mapped.map((entry) => entry.part));
  const unmapped = parts.map(({ key }) => key).filter((key) => !known.has(key));
  return autoPopulateMaterials(
    { material_map: { product: 'p', catalog: from, mapped, unmapped, policy: 'warn' }, parts, unmapped: '' },
    test.ctx,
  );
}

describe('auto_populate_materials', () => {
  it('keeps what was mapped and completes the rest by rule, colour and default, in part order', async () => {
    const parts = [
      part('Gizmo', '#b1784c'),
      part('Ball_01', '#ff00ff'),
      part('Sleeve'),
      part('Thing', '#00ff00'),
      part('Nameless'),
    ];
    const mapped = [{ part: 'Sleeve#1', material: 'brass', why: 'assignment' }];
    const { materials } = await populate(parts, mapped);
    expect(materials.parts.map((entry) => [entry.part, entry.material.key, entry.why])).toEqual([
      ['Gizmo#1', 'bronze', 'colour:#b1784c ΔE 1.7'],
      ['Ball_01#1', 'steel-polished', 'rule:ball'],
      ['Sleeve#1', 'brass', 'assignment'],
      ['Thing#1', 'polymer-graphite', 'default'],
      ['Nameless#1', 'polymer-graphite', 'default'],
    ]);
  });

  it('proposes a catalog write for each part that it chose, expecting none so far, and for no other', async () => {
    const mapped = [{ part: 'Sleeve#1', material: 'brass', why: 'alias:Messing' }];
    const { materials } = await populate([part('Sleeve'), part('Cage')], mapped);
    expect(materials.catalogWrites).toEqual([
      { kind: 'product_material', product: 'p', part: 'Cage#1', material: 'brass', why: 'rule:cage', expected: null },
    ]);
  });

  it('warns of the parts that only the default was left for', async () => {
    await populate([part('Cage'), part('Thing'), part('Other')]);
    expect(test.logs).toContainEqual({
      level: 'warn',
      code: 'materials.defaulted',
      params: { parts: ['Thing#1', 'Other#1'] },
    });
  });

  it('says nothing of the default where it was not needed', async () => {
    await populate([part('Cage')]);
    expect(test.logs.map(({ code }) => code)).not.toContain('materials.defaulted');
  });

  it('takes the first rule that fits', async () => {
    const rules = [
      { key: 'one', pattern: 'thing', material: 'brass' },
      { key: 'two', pattern: '^Thing$', material: 'bronze' },
    ];
    const { materials } = await populate([part('Thing')], [], await storeCatalog(test.ctx, { rules }));
    expect(materials.parts[0]?.why).toBe('rule:one');
  });

  it('names a rule whose pattern is none', async () => {
    const broken = await storeCatalog(test.ctx, { rules: [{ key: 'bad', pattern: '(', material: 'brass' }] });
    await expect(populate([part('Thing')], [], broken)).rejects.toMatchObject({
      code: 'invalid_material_rule',
      details: { rule: 'bad' },
    });
  });

  it('refuses a map made for another file', async () => {
    const mapped = [{ part: 'Stranger#1', material: 'brass', why: 'assignment' }];
    await expect(populate([part('Cage')], mapped)).rejects.toMatchObject({
      code: 'unknown_part',
      details: { part: 'Stranger#1' },
    });
  });
});
