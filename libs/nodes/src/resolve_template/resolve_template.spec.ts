import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('resolve_template on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  const resolve = async (templateKey: string) => {
    const { order_line } = await unit.setup();
    return execute({ params: { templateKey }, inputs: { order_line }, run: unit.run }, unit.ctx);
  };

  it('takes the studio and the size of the output type', async () => {
    expect((await resolve('')).template).toMatchObject({ key: 'cutout-front', width: 512, height: 512 });
  });

  it('lets the setting choose another studio at the same size', async () => {
    expect((await resolve('studio-isometric')).template).toMatchObject({ key: 'studio-isometric', width: 512 });
  });

  it('refuses a studio that the pinned catalog does not have', async () => {
    await expect(resolve('moon-base')).rejects.toMatchObject({ code: 'unknown_template' });
  });
});
