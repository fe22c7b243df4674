import sharp from 'sharp';
import type { ResolvedTemplate } from '../domain.js';
import type { Renderer } from '../ports/index.js';
import { FLANGE, INCH_BLOCK } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { productShot, requestFor } from './testing/product-shot.js';
import type { ProductShot } from './testing/product-shot.js';
import { renderOne } from './testing/render-one.js';
import { specRenderer } from './testing/spec-renderer.js';

const SIZE = 384;
/** Pixels around an edge in which its two sides are looked for. */
const AROUND = 5;
/** Of 255; a picture's own gradients stay within it. */
const BOUND = 12;
const LIGHT = { baseColour: '#f4f5f6', metalness: 0, roughness: 0.6 };
/** Its hidden faces are much darker than those that mirror the studio's lights. */
const METAL = { baseColour: '#d8dadb', metalness: 1, roughness: 0.45 };
const DARK = { baseColour: '#202224', metalness: 0, roughness: 0.6 };
const ON_LIGHT = { kind: 'colour', colour: '#eef0f2' } as const;
const ON_DARK = { kind: 'colour', colour: '#202428' } as const;

let test: StepTestContext;
let renderer: Renderer;
const shots = new Map<string, ProductShot>();

beforeAll(async () => {
  renderer = specRenderer();
  test = await createTestContext({ renderer });
  for (const file of [INCH_BLOCK, FLANGE]) shots.set(file, await productShot(test.ctx, file, 'still-studio-1024'));
});

afterAll(async () => {
  await renderer.close();
  await test.dispose();
});

interface Look {
  surface: typeof LIGHT;
  background: ResolvedTemplate['background'];
  view?: { azimuth: number; elevation: number };
}

/** A grey of a picture as it looks on white, mixed in linear light. */
function overLight(grey: number, alpha: number): number {
  return 255 * (((grey / 255) ** 2.2 * alpha + 255 - alpha) / 255) ** (1 / 2.2);
}

/** Green, which is grey here, by pixel, and the id mask. */
async function take(file: string, { surface, background, view }: Look) {
  const shot = shots.get(file)!;
  const materials = shot.materials.parts.map((entry) => ({ ...entry, material: { ...entry.material, ...surface } }));
  const camera = { ...shot.template.camera, ...view };
  const request = await requestFor(test.ctx, shot, { width: SIZE, height: SIZE, background, camera }, materials);
  const { image, idMask } = await renderOne(renderer, request);
  const pixels = await sharp(image).ensureAlpha().raw().toBuffer();
  const mask = await sharp(idMask).removeAlpha().raw().toBuffer();
  const each = <T>(of: (pixel: number) => T) => Array.from({ length: SIZE * SIZE }, (_, i) => of(i));
  return {
    luminance: each((i) => overLight(pixels[4 * i + 1]!, pixels[4 * i + 3]!)),
    part: each((i) => mask.readUIntBE(3 * i, 3)),
  };
}

/** How far pixels of the object's outline are darker, or lighter, than everything on its two sides, worst first. */
function strays({ luminance, part }: Awaited<ReturnType<typeof take>>): number[] {
  const near = (i: number, reach: number) => {
    const steps = Array.from({ length: 2 * reach + 1 }, (_, n) => n - reach);
    return steps.flatMap((y) => steps.map((x) => i + y * SIZE + x));
  };
  const inside = Array.from({ length: SIZE * SIZE }, (_, i) => i).filter((i) => {
    const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
    return Math.min(x, y, SIZE - 1 - x, SIZE - 1 - y) > AROUND + 1;
  });
  const isOutline = (i: number) => near(i, 1).some((j) => (part[j] === 0) !== (part[i] === 0));
  const outline = new Set(inside.filter(isOutline));
  return [...outline]
    .map((i) => {
      const levels = near(i, AROUND).flatMap((j) => (outline.has(j) ? [] : [luminance[j]!]));
      return Math.max(Math.min(...levels) - luminance[i]!, luminance[i]! - Math.max(...levels));
    })
    .sort((a, b) => b - a);
}

describe('along its silhouette', () => {
  it.each<[string, Look]>([
    ['a light part on a light background', { surface: METAL, background: ON_LIGHT }],
    ['a light part on a transparent background', { surface: METAL, background: { kind: 'transparent' } }],
    ['a light part on a dark background', { surface: METAL, background: ON_DARK }],
    ['a light part seen from behind', { surface: METAL, background: ON_LIGHT, view: { azimuth: 205, elevation: 35 } }],
    ['a light part seen from below', { surface: METAL, background: ON_LIGHT, view: { azimuth: 20, elevation: -30 } }],
    ['a dark part on a light background', { surface: DARK, background: ON_LIGHT }],
  ])('%s has no pixel that is darker or lighter than both sides', async (_, look) => {
    const found = strays(await take(INCH_BLOCK, look));
    expect(found.length).toBeGreaterThan(SIZE);
    expect(found.filter((by) => by > BOUND)).toEqual([]);
  });

  it('a light round product has none either, where its walls are narrow and turn away', async () => {
    const found = strays(await take(FLANGE, { surface: LIGHT, background: ON_LIGHT }));
    expect(found.length).toBeGreaterThan(SIZE);
    expect(found.filter((by) => by > BOUND)).toEqual([]);
  });
});
