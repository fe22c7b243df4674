import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import type { OrderLine, Part } from '../domain.js';
import { createTestContext } from '../testing/step-test-context.js';
import { autoPopulateMaterials } from './auto-populate-materials.js';
import { materialMapResolve } from './material-map-resolve.js';

const part = (name: string, colour: string | null = null): Part => ({
  key: `${name}#1`,
  name,
  instancePath: [name],
  colour,
  triangles: 12,
});

type TestContext = Awaited<ReturnType<typeof createTestContext>>;
let test: TestContext;
beforeEach(async () => (test = await createTestContext()));
afterEach(() => test.dispose());

async function choose(parts: Part[], materialAssignment: OrderLine['materialAssignment'] = []) {
  const { sha256 } = await test.ctx.artifacts.put(Buffer.from(JSON.stringify(seedCatalog())), 'application/json');
  const order_line = { catalog: sha256, product: { key: 'p', name: 'P' }, materialAssignment } as OrderLine;
  const { material_map } = await materialMapResolve({ order_line, parts }, test.ctx);
  return { material_map, ...(await autoPopulateMaterials({ material_map, parts }, test.ctx)) };
}

const chosen = ({ materials }: Awaited<ReturnType<typeof choose>>) =>
  Object.fromEntries(materials.parts.map((entry) => [entry.part, [entry.material.key, entry.why]]));

describe('materials of parts', () => {
  it('lets people beat aliases, aliases beat rules, rules beat colours and colours beat the default', async () => {
    const parts = [
      part('Seal Ring'),
      part('Dichtring 2'),
      part('Ball_01', '#c9a24f'),
      part('X', '#c8a350'),
      part('Y', '#00ff00'),
    ];
    expect(chosen(await choose(parts, [{ part: 'Seal Ring#1', material: 'pom-white' }]))).toEqual({
      'Seal Ring#1': ['pom-white', 'assignment'],
      'Dichtring 2#1': ['rubber-black', 'alias:Dichtring'],
      'Ball_01#1': ['steel-polished', 'rule:ball'],
      'X#1': ['brass', expect.stringMatching(/^colour:#c8a350 ΔE \d/)],
      'Y#1': ['steel-brushed', 'default'],
    });
  });

  it('proposes a write for what was chosen here, and for nothing else', async () => {
    const { materials } = await choose([part('Seal Ring'), part('Cage')]);
    expect(materials.catalogWrites).toEqual([
      { kind: 'product_material', product: 'p', part: 'Cage#1', material: 'brass', why: 'rule:cage', expected: null },
    ]);
  });

  it('warns of parts that only the default could serve', async () => {
    await choose([part('Y'), part('Cage')]);
    expect(test.logs).toContainEqual({
      level: 'warn',
      code: 'materials.defaulted',
      params: { material: 'steel-brushed', parts: ['Y#1'] },
    });
  });

  it('gives the parts of our own products what people expect', async () => {
    const names = [
      'OuterRing',
      'InnerRing',
      'Cage',
      'Ball_01',
      'Flansch_Gehäuse',
      'ISO4762 M8x12.1',
      'PLATE',
      'L-BRACKET',
      'ROD',
      'NUT',
      'BOLT',
    ];
    const result = chosen(await choose(names.map((name) => part(name))));
    expect(Object.values(result).map(([material]) => material)).toEqual([
      'steel-brushed',
      'steel-brushed',
      'brass',
      'steel-polished',
      'paint-red',
      'steel-black-oxide',
      'polymer-graphite',
      'aluminium',
      'steel-polished',
      'brass',
      'steel-black-oxide',
    ]);
  });

  it('refuses an assignment to a material that the catalog does not have, naming part and material', async () => {
    await expect(choose([part('Cage')], [{ part: 'Cage#1', material: 'mithril' }])).rejects.toMatchObject({
      code: 'unknown_material',
      retryable: false,
      details: { part: 'Cage#1', material: 'mithril' },
    });
  });
});
