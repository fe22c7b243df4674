import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('auto_populate_materials on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  it('gives all eight parts a surface, and proposes only what it chose itself', async () => {
    const [{ material_map }, { parts }] = [await unit.materialMap(), await unit.model()];
    const { materials } = await execute(
      { params: { unmapped: '' }, inputs: { material_map, parts }, run: unit.run },
      unit.ctx,
    );
    expect(materials.parts.map(({ part }) => part)).toEqual(parts.map(({ key }) => key));
    expect(materials.parts.every(({ material, why }) => material.baseColour.startsWith('#') && why !== '')).toBe(true);
    expect(materials.catalogWrites.map(({ part }) => part)).toEqual(material_map.unmapped);
  });
});
