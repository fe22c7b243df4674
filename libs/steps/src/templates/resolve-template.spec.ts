import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import { orderLine, storeCatalog } from '../testing/stored-catalog.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { resolveTemplate } from './resolve-template.js';

let test: StepTestContext;
let catalog: string;
beforeEach(async () => {
  test = await createTestContext();
  catalog = await storeCatalog(test.ctx);
});
afterEach(() => test.dispose());

describe('resolve_template', () => {
  it("gives the output type's studio at the output type's size", async () => {
    const { template } = await resolveTemplate({ order_line: orderLine(catalog), templateKey: '' }, test.ctx);
    expect(template).toEqual({ ...seedCatalog().templates[0], width: 1024, height: 1024 });
  });

  it("uses the node's studio, still at the ordered size", async () => {
    const input = { order_line: orderLine(catalog), templateKey: 'cutout-front' };
    const { template } = await resolveTemplate(input, test.ctx);
    expect(template).toMatchObject({ key: 'cutout-front', width: 1024, background: { kind: 'transparent' } });
  });

  it("puts the output type's background before the studio's", async () => {
    const line = orderLine(catalog);
    const background = { kind: 'colour', colour: '#123456' } as const;
    const order_line = { ...line, outputType: { ...line.outputType, background } };
    expect((await resolveTemplate({ order_line, templateKey: '' }, test.ctx)).template.background).toEqual(background);
  });

  it('names a studio that is not in the catalog, and those that are', async () => {
    const input = { order_line: orderLine(catalog), templateKey: 'moon' };
    await expect(resolveTemplate(input, test.ctx)).rejects.toMatchObject({
      code: 'unknown_template',
      retryable: false,
      details: { template: 'moon', known: seedCatalog().templates.map(({ key }) => key) },
    });
  });
});
