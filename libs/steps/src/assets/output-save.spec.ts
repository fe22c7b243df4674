import type { Render } from '../domain.js';
import { createTestContext } from '../testing/step-test-context.js';
import { outputSave } from './output-save.js';

type TestContext = Awaited<ReturnType<typeof createTestContext>>;
let test: TestContext;
beforeEach(async () => (test = await createTestContext()));
afterEach(() => test.dispose());

async function renderNamed(name: string): Promise<Render> {
  const artifact = await test.ctx.artifacts.put(Buffer.from(name), 'image/png');
  return { images: [{ name, artifact, width: 2, height: 3, idMask: artifact, maskColours: [] }] };
}

describe('outputSave', () => {
  it('delivers the model only where it is asked for', async () => {
    const glb = { artifact: await test.ctx.artifacts.put(Buffer.from('glTF'), 'model/gltf-binary') };
    const render = [await renderNamed('still.png')];
    const namesWith = async (deliverModel: boolean) =>
      (await outputSave({ render, glb: [glb], deliverModel }, test.ctx)).media_assets.map(({ name }) => name);
    expect(await namesWith(false)).toEqual(['still.png']);
    expect(await namesWith(true)).toEqual(['still.png', 'model.glb']);
  });

  it('refuses two assets of one name', async () => {
    const render = [await renderNamed('still.png'), await renderNamed('still.png')];
    await expect(outputSave({ render, glb: [], deliverModel: false }, test.ctx)).rejects.toMatchObject({
      code: 'asset_name_taken',
    });
  });

  it('refuses to save nothing', async () => {
    await expect(outputSave({ render: [], glb: [], deliverModel: true }, test.ctx)).rejects.toMatchObject({
      code: 'nothing_to_save',
    });
  });

  it('does not stage an asset whose bytes are not there', async () => {
    const render = await renderNamed('still.png');
    (render.images[0] as Render['images'][0]).artifact = {
      sha256: 'f'.repeat(64),
      mediaType: 'image/png',
      byteLength: 1,
    };
    await expect(outputSave({ render: [render], glb: [], deliverModel: false }, test.ctx)).rejects.toMatchObject({
      code: 'artifact_missing',
    });
  });
});
