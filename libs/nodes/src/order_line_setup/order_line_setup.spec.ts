import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('order_line_setup on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  it("opens what was pinned: the line, its output type and the customer's file", async () => {
    const { order_line, cad_file } = await execute({ params: {}, inputs: {}, run: unit.run }, unit.ctx);
    expect(order_line.orderLineId).toBe(unit.run.pinned.orderLineId);
    expect(order_line.outputType).toMatchObject({ key: 'still-cutout-512', width: 512, height: 512 });
    expect(cad_file).toEqual(unit.run.pinned.productFile);
  });

  it('refuses an output type that the pinned catalog does not have', async () => {
    const run = { pinned: { ...unit.run.pinned, outputType: 'hologram' } };
    await expect(execute({ params: {}, inputs: {}, run }, unit.ctx)).rejects.toMatchObject({
      code: 'unknown_output_type',
    });
  });
});
