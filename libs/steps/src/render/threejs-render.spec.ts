import sharp from 'sharp';
import { readAll } from '#artifacts';
import type { Renderer, RenderRequest, RenderResult } from '../ports/index.js';
import { FLANGE } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { picked } from './picked.js';
import { withModel } from './testing/changed-model.js';
import { productShot, requestFor } from './testing/product-shot.js';
import type { ProductShot } from './testing/product-shot.js';
import { threejsRender } from './threejs-render.js';

/** Returns grey pictures of the requested size, encoded each time with other PNG settings. */
class GreyRenderer implements Renderer {
  readonly requests: RenderRequest[] = [];
  /** The picture whose mask shows no part, where there is one. */
  empty = -1;

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
    for (const [index] of picked(request.views, request.only).entries()) {
      const idMask = index === this.empty ? png().linear(0) : png();
      pictures.push({ image: await png().toBuffer(), idMask: await idMask.toBuffer() });
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
    const stored = await sharp(await readAll(test.ctx.artifacts, image.artifact.sha256)).metadata();
    expect(stored).toMatchObject({ format: 'png', width: 1024, height: 1024 });
    expect(await test.ctx.artifacts.stat(image.idMask.sha256)).not.toBeNull();
  });

  it('lets its params override the size, one side at a time', async () => {
    const { render } = await threejsRender(input({ width: 128 }), test.ctx);
    expect(render.images[0]).toMatchObject({ width: 128, height: 1024 });
  });

  it('stores the same bytes for the same pixels, however the renderer encoded them', async () => {
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

  it('fails where one frame of several shows nothing of the product, and names it', async () => {
    renderer.empty = 2;
    const turning = threejsRender(input({ width: 64, height: 64, frames: 4 }), test.ctx);
    await expect(turning.finally(() => (renderer.empty = -1))).rejects.toMatchObject({
      code: 'render_empty',
      retryable: false,
      details: { picture: 'frame-003.png' },
    });
  });

  describe('warns of parts that are too small to be seen', () => {
    const CODE = 'render.parts_too_small';
    const PINS = 25;
    let withPins: ReturnType<typeof input>;

    beforeAll(async () => {
      const { materials, glb } = await withModel(await requestFor(test.ctx, shot), (document) => {
        const [scene] = document.getRoot().listScenes();
        const mesh = document.getRoot().listMeshes()[0]!;
        const pin = (part: string) => document.createNode(part).setMesh(mesh).setExtras({ part });
        const keys = Array.from({ length: PINS }, (_, i) => `pin#${i + 1}`);
        for (const key of keys) scene!.addChild(pin(key).setScale([1e-4, 1e-4, 1e-4]));
        const { material, why } = shot.materials.parts[0]!;
        return [...shot.materials.parts, ...keys.map((part) => ({ part, material, why }))];
      });
      const artifact = await test.ctx.artifacts.put(glb, 'model/gltf-binary');
      withPins = input({
        glb: { artifact },
        materials: { parts: materials, catalogWrites: [] },
        width: 256,
        height: 256,
      });
    });

    const warnings = async (changes: object) => {
      test.logs.length = 0;
      await threejsRender({ ...withPins, ...changes }, test.ctx);
      return test.logs.filter(({ code }) => code === CODE);
    };

    it('once for all its pictures, and names twenty', async () => {
      const parts = Array.from({ length: 20 }, (_, i) => `pin#${i + 1}`);
      const params = { count: PINS, parts };
      expect(await warnings({ frames: 4 })).toEqual([{ level: 'warn', code: CODE, params }]);
    });

    it('once too where several share the frames', async () => {
      const shares = [0, 2].map((first) => ({ frames: 4, only: { first, count: 2 } }));
      const [one, two] = [await warnings(shares[0]!), await warnings(shares[1]!)];
      expect([one, two]).toEqual([await warnings({ frames: 4 }), []]);
    });

    it('and not of those that others hide', async () => {
      test.logs.length = 0;
      await threejsRender(input({ width: 256, height: 256 }), test.ctx);
      expect(test.logs.filter(({ code }) => code === CODE)).toEqual([]);
    });
  });

  it('stores no further picture after an abort', async () => {
    const caller = new AbortController();
    const { ctx } = test;
    const puts: string[] = [];
    const put: typeof ctx.artifacts.put = (bytes, type) => {
      puts.push(type);
      caller.abort();
      return ctx.artifacts.put(bytes, type);
    };
    const artifacts = { ...ctx.artifacts, put };
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
