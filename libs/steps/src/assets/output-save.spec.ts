import type { Glb, Render } from '../domain.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { outputSave } from './output-save.js';

let test: StepTestContext;
let render: Render;
let glb: Glb;
beforeAll(async () => {
  test = await createTestContext();
  const put = (text: string, mediaType: string) => test.ctx.artifacts.put(Buffer.from(text), mediaType);
  const maskColours = [{ part: 'Cage#1', colour: '#aabbcc' }];
  const [artifact, idMask] = [await put('picture', 'image/png'), await put('mask', 'image/png')];
  render = { images: [{ name: 'still.png', artifact, width: 64, height: 48, idMask, maskColours }] };
  glb = { artifact: await put('model', 'model/gltf-binary') };
});
afterAll(() => test.dispose());

describe('output_save', () => {
  it('makes assets of pictures, with size and id mask, and of models', async () => {
    const { media_assets } = await outputSave(
      { render: [render], glb: [glb], materials: [], deliverModel: true },
      test.ctx,
    );
    const [image] = render.images;
    expect(media_assets).toEqual([
      {
        name: 'still.png',
        mediaType: 'image/png',
        sha256: image!.artifact.sha256,
        byteLength: 7,
        width: 64,
        height: 48,
        idMask: { sha256: image!.idMask.sha256, colours: image!.maskColours },
      },
      {
        name: 'model.glb',
        mediaType: 'model/gltf-binary',
        sha256: glb.artifact.sha256,
        byteLength: 5,
        width: null,
        height: null,
        idMask: null,
      },
    ]);
  });

  it('delivers no models by default', async () => {
    const { media_assets } = await outputSave(
      { render: [render], glb: [glb], materials: [], deliverModel: false },
      test.ctx,
    );
    expect(media_assets.map(({ name }) => name)).toEqual(['still.png']);
  });

  it('refuses to apply materials to a file that is no model', async () => {
    const materials = [{ parts: [], catalogWrites: [] }];
    await expect(outputSave({ render: [], glb: [glb], materials, deliverModel: true }, test.ctx)).rejects.toMatchObject(
      { code: 'glb_unreadable' },
    );
  });

  it('refuses to save nothing', async () => {
    await expect(
      outputSave({ render: [{ images: [] }], glb: [], materials: [], deliverModel: true }, test.ctx),
    ).rejects.toMatchObject({
      code: 'no_assets',
    });
  });

  it('refuses two assets of one name', async () => {
    await expect(
      outputSave({ render: [render, render], glb: [], materials: [], deliverModel: true }, test.ctx),
    ).rejects.toMatchObject({
      code: 'duplicate_asset_name',
      details: { name: 'still.png' },
    });
  });

  it('refuses an asset whose bytes are gone', async () => {
    const lost = { artifact: { ...glb.artifact, sha256: 'e'.repeat(64) } };
    await expect(
      outputSave({ render: [], glb: [lost], materials: [], deliverModel: true }, test.ctx),
    ).rejects.toMatchObject({
      code: 'artifact_missing',
      details: { name: 'model.glb' },
    });
  });
});
