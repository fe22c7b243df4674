import sharp from 'sharp';
import type { Render } from '#steps';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('output_save on the flange unit', () => {
  let unit: FlangeUnit;
  beforeAll(async () => void (unit = await openFlangeUnit()));
  afterAll(() => unit.dispose());

  async function picture(): Promise<Render> {
    const create = { width: 64, height: 48, channels: 4 as const, background: '#336699' };
    const artifact = await unit.ctx.artifacts.put(await sharp({ create }).png().toBuffer(), 'image/png');
    return { images: [{ name: 'still.png', artifact, width: 64, height: 48, idMask: artifact, maskColours: [] }] };
  }
  const save = async (render: Render[], deliverModel: boolean) => {
    const { glb } = await unit.model();
    return execute({ params: { deliverModel }, inputs: { render, glb: [glb] }, run: unit.run }, unit.ctx);
  };

  it('saves pictures, and the model only where the setting asks for it', async () => {
    const render = [await picture()];
    const names = async (deliverModel: boolean) =>
      (await save(render, deliverModel)).media_assets.map(({ name }) => name);
    expect(await names(false)).toEqual(['still.png']);
    expect(await names(true)).toEqual(['still.png', 'model.glb']);
  });

  it('says size, digest and length of what it saved', async () => {
    const { glb } = await unit.model();
    const { media_assets } = await save([], true);
    expect(media_assets).toMatchObject([
      { mediaType: 'model/gltf-binary', sha256: glb.artifact.sha256, byteLength: glb.artifact.byteLength, width: null },
    ]);
  });

  it('refuses to save nothing', async () => {
    await expect(save([], false)).rejects.toMatchObject({ code: 'no_assets' });
  });
});
