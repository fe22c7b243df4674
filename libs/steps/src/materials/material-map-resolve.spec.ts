import type { OrderLine, Part } from '../domain.js';
import { orderLine, part, storeCatalog } from '../testing/stored-catalog.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { materialMapResolve } from './material-map-resolve.js';

let test: StepTestContext;
let catalog: string;
beforeEach(async () => {
  test = await createTestContext();
  catalog = await storeCatalog(test.ctx);
});
afterEach(() => test.dispose());

const parts = [part('Dichtring_08'), part('Gizmo'), part('Hülse Messing.2')];

describe('material_map_resolve', () => {
  it('maps by aliases in the names, in part order, and lists the rest', async () => {
    const { material_map } = await materialMapResolve({ order_line: orderLine(catalog), parts }, test.ctx);
    expect(material_map).toEqual({
      product: 'bearing-6204',
      catalog,
      mapped: [
        { part: 'Dichtring_08#1', material: 'rubber-nbr', why: 'alias:Dichtring' },
        { part: 'Hülse Messing.2#1', material: 'brass', why: 'alias:Messing' },
      ],
      unmapped: ['Gizmo#1'],
      policy: 'warn',
    });
  });

  it('warns of unmapped parts where a catalog from before there were policies is pinned', async () => {
    const line = orderLine(catalog);
    const { unmappedParts: _, ...outputType } = line.outputType;
    const order_line = { ...line, outputType } as typeof line;
    expect((await materialMapResolve({ order_line, parts }, test.ctx)).material_map.policy).toBe('warn');
  });

  it('prefers an assignment over any alias', async () => {
    const materialAssignment = [{ part: 'Dichtring_08#1', material: 'pom-white' }];
    const order_line = orderLine(catalog, { materialAssignment });
    const { material_map } = await materialMapResolve({ order_line, parts }, test.ctx);
    expect(material_map.mapped[0]).toEqual({ part: 'Dichtring_08#1', material: 'pom-white', why: 'assignment' });
  });

  it('finds parts by the keys that they had while keys had only the first two levels of an assembly', async () => {
    const at = (...path: string[]): Part => ({ ...part(path.at(-1)!), instancePath: path });
    const nested = [
      { ...at('as1', 'bracket', 'bolts', 'bolt'), key: 'as1/bracket/bolts/bolt#1' },
      { ...at('as1', 'bracket', 'bolts', 'bolt'), key: 'as1/bracket/bolts/bolt#2' },
      { ...at('as1', 'bracket', 'bolt'), key: 'as1/bracket/bolt#1' },
      { ...at('Lid'), key: 'Lid#1' },
    ];
    const materialAssignment = [
      { part: 'as1/bracket/bolt#1', material: 'brass' },
      { part: 'as1/bracket/bolt#2', material: 'bronze' },
      { part: 'Lid/SOLID#1', material: 'pom-white' },
      { part: 'Gone/SOLID#1', material: 'pom-white' },
    ];
    const order_line = orderLine(catalog, { materialAssignment });
    const { material_map } = await materialMapResolve({ order_line, parts: nested }, test.ctx);
    expect(material_map.mapped).toEqual([
      { part: 'as1/bracket/bolts/bolt#2', material: 'bronze', why: 'assignment' },
      { part: 'as1/bracket/bolt#1', material: 'brass', why: 'assignment' },
      { part: 'Lid#1', material: 'pom-white', why: 'assignment' },
    ]);
    expect(test.logs).toContainEqual({
      level: 'warn',
      code: 'materials.assignment_without_part',
      params: { parts: ['Gone/SOLID#1'] },
    });
  });

  const resolve = async (list: Part[], changes: Partial<OrderLine> = {}) =>
    (await materialMapResolve({ order_line: orderLine(catalog, changes), parts: list }, test.ctx)).material_map;
  const chosenFor = async (list: Part[]) => (await resolve(list)).mapped.map(({ material, why }) => [material, why]);

  it.each([
    ['1.0037', 'steel-brushed'],
    ['S235JR (1.0037)', 'steel-brushed'],
    ['EN AW-6082 T6', 'aluminium'],
    ['edelstahl, gebürstet', 'stainless-matt'],
    ['ceramic-al2o3', 'ceramic-al2o3'],
    ['Steel, polished', 'steel-polished'],
  ])('takes the material "%s" that the file names', async (name, material) => {
    expect(await chosenFor([part('Body', null, name)])).toEqual([[material, `file:${name}`]]);
  });

  it("prefers the file's material over an alias in the part's name, and an assignment over both", async () => {
    const parts = [part('Hülse Messing', '#ff0000', '1.0037')];
    expect(await chosenFor(parts)).toEqual([['steel-brushed', 'file:1.0037']]);
    const materialAssignment = [{ part: 'Hülse Messing#1', material: 'pom-white' }];
    expect((await resolve(parts, { materialAssignment })).mapped[0]?.why).toBe('assignment');
  });

  it('warns of each unknown material of the file once, and falls back to the name', async () => {
    const parts = [part('Messing', null, 'Kryptonit'), part('Gizmo', null, 'Kryptonit'), part('Other', null, 'X99')];
    expect(await chosenFor(parts)).toEqual([['brass', 'alias:Messing']]);
    const params = { count: 2, materials: ['Kryptonit', 'X99'] };
    expect(test.logs).toContainEqual({ level: 'warn', code: 'materials.file_material_unknown', params });
  });

  it.each([[null], [undefined], [''], ['  ']])('reads a file material of %j as none', async (fileMaterial) => {
    const stored = { ...part('Messing'), fileMaterial } as Part;
    expect(await chosenFor([stored])).toEqual([['brass', 'alias:Messing']]);
    expect(test.logs.map(({ code }) => code)).toEqual(['materials.mapped']);
  });

  it('warns of an assignment to a part that the file no longer has', async () => {
    const order_line = orderLine(catalog, { materialAssignment: [{ part: 'Gone#1', material: 'brass' }] });
    await materialMapResolve({ order_line, parts }, test.ctx);
    expect(test.logs).toContainEqual({
      level: 'warn',
      code: 'materials.assignment_without_part',
      params: { parts: ['Gone#1'] },
    });
  });

  it('skips an alias without a material, with a warning', async () => {
    const aliases = [
      { alias: 'Gizmo', material: 'unobtainium' },
      { alias: null, material: 'brass' },
    ] as never;
    const odd = await storeCatalog(test.ctx, { aliases });
    const { material_map } = await materialMapResolve({ order_line: orderLine(odd), parts }, test.ctx);
    expect(material_map.mapped).toEqual([]);
    const entries = [
      { list: 'aliases', entry: 'Gizmo', why: 'there is no usable material "unobtainium"' },
      { list: 'aliases', entry: 1, why: 'its alias cannot be used' },
    ];
    expect(test.logs).toContainEqual({ level: 'warn', code: 'catalog.passed_over', params: { count: 2, entries } });
  });
});
