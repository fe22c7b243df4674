import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

const HOUSING = 'Flansch_Gehäuse#1';

describe('material_map_resolve on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => {
    unit = await openFlangeUnit({ materialAssignment: [{ part: HOUSING, material: 'aluminium' }] });
  });
  afterAll(() => unit.dispose());

  it("maps by people's assignment and by alias, says which, and lists the rest", async () => {
    const [{ order_line }, { parts }] = [await unit.setup(), await unit.model()];
    const { material_map } = await execute({ params: {}, inputs: { order_line, parts }, run: unit.run }, unit.ctx);
    expect(material_map.mapped).toEqual([
      { part: HOUSING, material: 'aluminium', why: 'assignment' },
      { part: 'Seal Ring#1', material: 'rubber-nbr', why: 'alias:Seal Ring' },
    ]);
    expect(material_map.unmapped).toEqual(parts.slice(2).map(({ key }) => key));
  });
});
