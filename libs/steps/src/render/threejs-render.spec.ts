import sharp from 'sharp';
import type { Renderer, RenderRequest, RenderResult } from '../ports/index.js';
import { FLANGE } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { productShot } from './testing/product-shot.js';
import type { ProductShot } from './testing/product-shot.js';
import { threejsRender } from './threejs-render.js';

/** Answers with grey pictures of the size asked for, written each time with other PNG settings. */
class GreyRenderer implements Renderer {
  readonly requests: RenderRequest[] = [];

  async render(request: RenderRequest): Promise<RenderResult> {
    this.requests.push(request);
    const { width, height } = request.template;
    const grey = sharp({ create: { width, height, channels: 3, background: '#808080' } });
    const png = () =>
      grey
        .clone()
        .withMetadata({ density: 72 + this.requests.length })
        .png({ compressionLevel: 1 });
    const colours = request.materials.map(({ part }) => ({ part, colour: '#808080' }));
    const pictures: RenderResult['pictures'] = [];
    for (const [index] of request.views.entries()) {
      pictures.push({ image: await png().toBuffer(), idMask: await png().toBuffer() });
      request.onProgress(index / request.views.length, `picture ${index + 1}`);
    }
    return { pictures, maskColours: colours };
  }

  environment = () => Promise.resolve({ renderer: 'grey', build: '1', seed: 0 });
  close = () => Promise.resolve();
}

let test: StepTestContext;
let shot: ProductShot;
const renderer = new GreyRenderer();
const progress: [number, string][] = [];

beforeAll(async () => {
  test = await createTestContext({ renderer });
  shot = await productShot(test.ctx, FLANGE, 'still-studio-1024');
  test.ctx.logger.progress = (fraction, message) => progress.push([fraction, message]);
});
afterAll(() => test.dispose());

const input = (changes: object = {}) => ({
  ...shot,
  width: 0,
  height: 0,
  transparent: false,
  angles: [],
  frames: 0,
  ...changes,
});
const withMaterials = (parts: ProductShot['materials']['parts']) => input({ materials: { parts, catalogWrites: [] } });

describe('threejs_render', () => {
  it('takes one still at the size that the output type orders and stores it with its mask', async () => {
    const { render } = await threejsRender(input(), test.ctx);
    expect(render.images).toHaveLength(1);
    const image = render.images[0]!;
    expect(image).toMatchObject({ name: 'still.png', width: 1024, height: 1024 });
    expect(image.maskColours.map(({ part }) => part)).toEqual(shot.parts.map(({ key }) => key));
    const stored = await sharp(await test.ctx.artifacts.get(image.artifact.sha256)).metadata();
    expect(stored).toMatchObject({ format: 'png', width: 1024, height: 1024 });
    expect(await test.ctx.artifacts.has(image.idMask.sha256)).toBe(true);
  });

  it('lets its params override the size, one side at a time', async () => {
    const { render } = await threejsRender(input({ width: 128 }), test.ctx);
    expect(render.images[0]).toMatchObject({ width: 128, height: 1024 });
  });

  it('stores the same bytes for the same pixels, however the renderer wrote them', async () => {
    const small = input({ width: 64, height: 64 });
    const [one, two] = [await threejsRender(small, test.ctx), await threejsRender(small, test.ctx)];
    expect(two).toEqual(one);
  });

  it('takes each angle in its order, framed for itself', async () => {
    const angles = [
      { azimuth: 0, elevation: 10 },
      { azimuth: -90, elevation: 45 },
    ];
    const { render } = await threejsRender(input({ width: 64, height: 64, angles }), test.ctx);
    expect(render.images.map(({ name }) => name)).toEqual(['angle-01.png', 'angle-02.png']);
    expect(renderer.requests.at(-1)).toMatchObject({ views: angles, framing: 'each' });
  });

  it("takes the frames of one turn from the studio camera's place, framed together", async () => {
    const { render } = await threejsRender(input({ width: 64, height: 64, frames: 4 }), test.ctx);
    expect(render.images.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((frame) => `frame-00${frame}.png`));
    const { azimuth, elevation } = shot.template.camera;
    const views = [0, 90, 180, 270].map((turned) => ({ azimuth: azimuth + turned, elevation }));
    expect(renderer.requests.at(-1)).toMatchObject({ views, framing: 'all' });
  });

  it('refuses angles and frames at once, and renders nothing', async () => {
    const begun = renderer.requests.length;
    const both = input({ angles: [{ azimuth: 0, elevation: 0 }], frames: 8 });
    await expect(threejsRender(both, test.ctx)).rejects.toMatchObject({ code: 'angles_and_frames', retryable: false });
    expect(renderer.requests.length).toBe(begun);
  });

  it('leaves the background free whatever the studio says, where that is asked for', async () => {
    expect(shot.template.background.kind).toBe('colour');
    await threejsRender(input({ width: 64, height: 64, transparent: true }), test.ctx);
    expect(renderer.requests.at(-1)?.template.background).toEqual({ kind: 'transparent' });
  });

  it('stores no further picture for a caller who has gone', async () => {
    const caller = new AbortController();
    const { ctx } = test;
    const puts: string[] = [];
    const put: typeof ctx.artifacts.put = (bytes, type) => {
      puts.push(type);
      caller.abort();
      return ctx.artifacts.put(bytes, type);
    };
    const artifacts = { ...ctx.artifacts, get: ctx.artifacts.get.bind(ctx.artifacts), put };
    const turning = threejsRender(input({ width: 64, height: 64, frames: 4 }), {
      ...ctx,
      artifacts,
      signal: caller.signal,
    });
    await expect(turning).rejects.toMatchObject({ code: 'step_aborted', retryable: true });
    expect(puts).toHaveLength(2);
  });

  it('says that it renders before the renderer begins', async () => {
    progress.length = 0;
    const begun = renderer.requests.length;
    let saidFirst = false;
    test.ctx.logger.progress = (...line) => {
      progress.push(line);
      saidFirst ||= renderer.requests.length === begun;
    };
    await threejsRender(input({ width: 64, height: 64 }), test.ctx);
    expect(progress[0]).toEqual([0.1, 'rendering 64 × 64 pixels']);
    expect(saidFirst).toBe(true);
  });

  it('names a part that has no material, and renders nothing', async () => {
    const begun = renderer.requests.length;
    await expect(threejsRender(withMaterials(shot.materials.parts.slice(1)), test.ctx)).rejects.toMatchObject({
      code: 'materials_incomplete',
      retryable: false,
      details: { part: shot.parts[0]!.key },
    });
    expect(renderer.requests.length).toBe(begun);
  });

  it('names a material for a part that the model does not show', async () => {
    const stranger = { ...shot.materials.parts[0]!, part: 'another/part#1' };
    await expect(threejsRender(withMaterials([...shot.materials.parts, stranger]), test.ctx)).rejects.toMatchObject({
      code: 'materials_incomplete',
      details: { part: 'another/part#1' },
    });
  });

  it('refuses sizes that no renderer takes', async () => {
    await expect(threejsRender(input({ width: 5000 }), test.ctx)).rejects.toMatchObject({
      code: 'render_size_out_of_range',
    });
  });

  it('refuses bytes that are no model', async () => {
    const artifact = await test.ctx.artifacts.put(Buffer.from('not a GLB at all, just text'), 'model/gltf-binary');
    await expect(threejsRender(input({ glb: { artifact } }), test.ctx)).rejects.toMatchObject({
      code: 'glb_unreadable',
    });
  });
});
