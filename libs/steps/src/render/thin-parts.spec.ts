import { readAll } from '#artifacts';
import type { BoundingBox } from '../domain.js';
import type { Renderer, View } from '../ports/index.js';
import { FLANGE } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { extent, pixelsOf } from './testing/pixels.js';
import { productShot } from './testing/product-shot.js';
import type { ProductShot } from './testing/product-shot.js';
import { specRenderer } from './testing/spec-renderer.js';
import { threejsRender } from './threejs-render.js';

const CASES = 'libs/steps/src/cad/testing/cases/';
/** 10 m long, 0.1 mm thick. */
const WIRE = `${CASES}long-wire.step`;
const SHEET = `${CASES}thin-sheet.step`;
const SIZE = 192;
/** Its two ends lie within pixels, which are paler. */
const ENDS = 2;

let test: StepTestContext;
let renderer: Renderer;

beforeAll(async () => {
  renderer = specRenderer();
  test = await createTestContext({ renderer });
});

afterAll(async () => {
  await renderer.close();
  await test.dispose();
});

async function render(shot: ProductShot, changes: { angles?: View[]; frames?: number; bounding_box?: BoundingBox }) {
  const settings = { width: SIZE, height: SIZE, transparent: false, angles: [], frames: 0 };
  const { render: rendered } = await threejsRender({ ...shot, ...settings, ...changes }, test.ctx);
  return rendered.images;
}

/** The mask's longer side in pixels, and how many of its columns or rows along it show the part and are dark in the picture. */
async function line({ artifact, idMask }: Awaited<ReturnType<typeof render>>[number]) {
  const maskPng = await readAll(test.ctx.artifacts, idMask.sha256);
  const [picture, mask] = [await pixelsOf(await readAll(test.ctx.artifacts, artifact.sha256)), await pixelsOf(maskPng)];
  const { left, right, top, bottom } = await extent(maskPng);
  const across = Array.from({ length: right - left + 1 }, (_, i) => left + i);
  const down = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  const isSeen = (x: number, y: number) =>
    mask.at(x, y) !== '#000000' && parseInt(picture.at(x, y).slice(1, 3), 16) < 200;
  const seen =
    across.length >= down.length
      ? across.filter((x) => down.some((y) => isSeen(x, y)))
      : down.filter((y) => across.some((x) => isSeen(x, y)));
  return { length: Math.max(across.length, down.length), seen: seen.length };
}

describe('a part that is thinner than a pixel', () => {
  it('is shown as an unbroken line, without a warning', async () => {
    const shot = await productShot(test.ctx, WIRE, 'still-studio-1024');
    test.logs.length = 0;
    const [still] = await render(shot, {});
    const { length, seen } = await line(still!);
    expect(length).toBeGreaterThan(0.6 * SIZE);
    expect(seen).toBeGreaterThanOrEqual(length - ENDS);
    expect(test.logs.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('is shown as a line too where a sheet is seen edge-on, from every side', async () => {
    const shot = await productShot(test.ctx, SHEET, 'still-studio-1024');
    const angles = [0, 37, 90].map((azimuth) => ({ azimuth, elevation: 0 }));
    const images = await render(shot, { angles });
    for (const image of images) {
      const { length, seen } = await line(image);
      expect(length).toBeGreaterThan(0.6 * SIZE);
      expect(seen).toBeGreaterThanOrEqual(length - ENDS);
    }
  });
});

describe('a picture without its product', () => {
  it.each([
    [{}, 'still.png'],
    [{ frames: 3 }, 'frame-001.png'],
  ])('fails: %j', async (settings, name) => {
    const shot = await productShot(test.ctx, FLANGE, 'still-studio-1024');
    const elsewhere = ([x, y, z]: number[]): [number, number, number] => [x! + 100, y!, z!];
    const { min, max } = shot.bounding_box;
    const bounding_box = { min: elsewhere(min), max: elsewhere(max) };
    await expect(render(shot, { ...settings, bounding_box })).rejects.toMatchObject({
      code: 'render_empty',
      retryable: false,
      message: expect.stringContaining(`"${name}" shows nothing`),
    });
  });
});
