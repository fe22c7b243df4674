import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('glb_bbox on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  it('measures 80 mm across and 35 mm high, in metres', async () => {
    const { glb } = await unit.model();
    const { bounding_box } = await execute({ params: {}, inputs: { glb }, run: unit.run }, unit.ctx);
    const size = bounding_box.max.map((value, axis) => value - (bounding_box.min[axis] ?? NaN));
    expect(size[0]).toBeCloseTo(0.08, 6);
    expect(size[1]).toBeCloseTo(0.035, 6);
    expect(size[2]).toBeCloseTo(0.0794, 3);
  });
});
