import type { RenderRequest, Renderer } from '../ports/index.js';
import { FLANGE } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { sceneViews } from './scene-views.js';
import { extent } from './testing/pixels.js';
import { productShot, requestFor } from './testing/product-shot.js';
import { renderOne } from './testing/render-one.js';
import { specRenderer } from './testing/spec-renderer.js';

const SIZE = 128;
const FRAMES = 6;

let test: StepTestContext;
let renderer: Renderer;
let still: RenderRequest;
let turn: Pick<RenderRequest, 'views' | 'framing'>;

beforeAll(async () => {
  renderer = specRenderer();
  test = await createTestContext({ renderer });
  const shot = await productShot(test.ctx, FLANGE, 'still-studio-1024');
  still = await requestFor(test.ctx, shot, { width: SIZE, height: SIZE });
  turn = sceneViews(shot.template.camera, { angles: [], frames: FRAMES });
});

afterAll(async () => {
  await renderer.close();
  await test.dispose();
});

const reachOf = async (idMask: Uint8Array) => {
  const { left, right, top, bottom } = await extent(idMask);
  return Math.min(left, top, SIZE - 1 - right, SIZE - 1 - bottom);
};

describe('several pictures of one scene', () => {
  it('are the pictures that each view gives alone, whatever was taken before', async () => {
    const views = [turn.views[0]!, { azimuth: 200, elevation: -25 }, turn.views[2]!];
    const { pictures } = await renderer.render({ ...still, views });
    for (const [index, view] of views.entries()) {
      const alone = await renderOne(renderer, { ...still, views: [view] });
      expect(Buffer.compare(alone.image, pictures[index]!.image)).toBe(0);
      expect(Buffer.compare(alone.idMask, pictures[index]!.idMask)).toBe(0);
    }
  });

  it('turn in place: each frame fits, and all have the same distance', async () => {
    const { pictures } = await renderer.render({ ...still, ...turn });
    const reach = await Promise.all(pictures.map(({ idMask }) => reachOf(idMask)));
    expect(Math.min(...reach)).toBeGreaterThan(0);
    const alone = await renderer.render({ ...still, views: turn.views });
    const nearest = await Promise.all(alone.pictures.map(({ idMask }) => extent(idMask)));
    const turned = await Promise.all(pictures.map(({ idMask }) => extent(idMask)));
    const widest = (of: typeof turned) => Math.max(...of.map(({ left, right }) => right - left));
    expect(widest(turned)).toBeLessThanOrEqual(widest(nearest));
    expect(turned).not.toEqual(nearest);
    expect(new Set(pictures.map(({ image }) => Buffer.from(image).toString('base64'))).size).toBe(FRAMES);
  });

  it('tell how many are taken', async () => {
    const told: [number, string][] = [];
    const onProgress: RenderRequest['onProgress'] = (...line) => told.push(line);
    await renderer.render({ ...still, views: turn.views.slice(0, 2), onProgress });
    expect(told).toEqual([
      [0.25, 'picture 1 of 2'],
      [0.75, 'picture 2 of 2'],
    ]);
  });

  it('end with an abort between two of them', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    const onProgress: RenderRequest['onProgress'] = (_, message) => {
      told.push(message);
      if (told.length === 2) controller.abort();
    };
    const turning = renderer.render({ ...still, ...turn, signal: controller.signal, onProgress });
    await expect(turning).rejects.toMatchObject({ code: 'step_aborted', retryable: true });
    // The renderer is available at once, and rendered nothing more for the aborted request.
    expect((await renderOne(renderer, still)).image.byteLength).toBeGreaterThan(1000);
    expect(told).toEqual([1, 2].map((picture) => `picture ${picture} of ${FRAMES}`));
  });
});
