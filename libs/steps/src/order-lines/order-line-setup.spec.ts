import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import { orderLine, pinnedInputs, storeCatalog } from '../testing/stored-catalog.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { orderLineSetup } from './order-line-setup.js';

let test: StepTestContext;
let catalog: string;
beforeEach(async () => {
  test = await createTestContext();
  catalog = await storeCatalog(test.ctx);
});
afterEach(() => test.dispose());

describe('order_line_setup', () => {
  it('opens the order line with its output type out of the pinned catalog, and the file', async () => {
    const pinned = pinnedInputs(catalog, { materialAssignment: [{ part: 'Cage#1', material: 'bronze' }] });
    expect(await orderLineSetup({ pinned }, test.ctx)).toEqual({
      order_line: orderLine(catalog, { materialAssignment: pinned.materialAssignment }),
      cad_file: pinned.productFile,
    });
  });

  it('names an output type that the pinned catalog does not have, and those that it has', async () => {
    const pinned = pinnedInputs(catalog, { outputType: 'hologram' });
    await expect(orderLineSetup({ pinned }, test.ctx)).rejects.toMatchObject({
      code: 'unknown_output_type',
      retryable: false,
      details: { outputType: 'hologram', known: seedCatalog().outputTypes.map(({ key }) => key) },
    });
  });

  it('refuses an assigned material that the pinned catalog does not have', async () => {
    const pinned = pinnedInputs(catalog, { materialAssignment: [{ part: 'Cage#1', material: 'cheese' }] });
    await expect(orderLineSetup({ pinned }, test.ctx)).rejects.toMatchObject({
      code: 'unknown_material',
      message: expect.stringContaining('Cage#1') as string,
    });
  });

  it('fails on a catalog that is not there', async () => {
    await expect(orderLineSetup({ pinned: pinnedInputs('0'.repeat(64)) }, test.ctx)).rejects.toMatchObject({
      code: 'catalog_missing',
    });
  });
});
