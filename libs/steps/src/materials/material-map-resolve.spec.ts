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

  it('takes what people assigned before any alias', async () => {
    const materialAssignment = [{ part: 'Dichtring_08#1', material: 'pom-white' }];
    const order_line = orderLine(catalog, { materialAssignment });
    const { material_map } = await materialMapResolve({ order_line, parts }, test.ctx);
    expect(material_map.mapped[0]).toEqual({ part: 'Dichtring_08#1', material: 'pom-white', why: 'assignment' });
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

  it('passes over an alias that leads to no material, and warns', async () => {
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
