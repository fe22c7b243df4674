import type { Material, PartMaterial } from '../domain.js';
import type { Renderer } from '../ports/index.js';
import { AS1, BEARING, FLANGE } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { colourDifference } from '../materials/colour-difference.js';
import { partAlone } from './testing/part-alone.js';
import { extent, partsSeen, pixelsOf } from './testing/pixels.js';
import type { Pixels } from './testing/pixels.js';
import { renderOne } from './testing/render-one.js';
import type { OnePicture } from './testing/render-one.js';
import { productShot, requestFor } from './testing/product-shot.js';
import type { ProductShot } from './testing/product-shot.js';
import { specRenderer } from './testing/spec-renderer.js';

const SIZE = 256;
const ALONE_SIZE = 96;
/** From the studio's side, from above, and from below behind: between them every part of the three products shows. */
const CAMERA = { fieldOfView: 24, margin: 0.08 };
const VIEWS = [
  {},
  { camera: { ...CAMERA, azimuth: 35, elevation: 75 } },
  { camera: { ...CAMERA, azimuth: 215, elevation: -30 } },
];
/** Parts that show less of themselves than this share of the picture sit deep in shadow or between others. */
const WELL_SEEN = 0.005 * SIZE * SIZE;
/** CIEDE2000 to the base colour. Metals mirror the studio; the worst measured were 13.3 (metal) and 7.3 (other). */
const METAL_LIMIT = 16;
const OTHER_LIMIT = 10;

let test: StepTestContext;
let renderer: Renderer;
const shots = new Map<string, ProductShot>();

beforeAll(async () => {
  renderer = specRenderer();
  test = await createTestContext({ renderer });
  for (const file of [BEARING, FLANGE, AS1]) shots.set(file, await productShot(test.ctx, file, 'still-studio-1024'));
});

afterAll(async () => {
  await renderer.close();
  await test.dispose();
});

const limitOf = ({ metalness }: Material): number => (metalness > 0 ? METAL_LIMIT : OTHER_LIMIT);

/** The least ΔE of a part alone over the views: a flat face of metal mirrors one spot of the studio, which may be dark. */
async function farFromMaterial(shot: ProductShot, { part, material }: PartMaterial): Promise<number> {
  const alone = await partAlone(test.ctx, shot, part);
  let least = Infinity;
  for (const view of VIEWS) {
    const request = await requestFor(test.ctx, alone, { ...view, width: ALONE_SIZE, height: ALONE_SIZE });
    const { median } = (await partsSeen(await renderOne(renderer, request))).parts.get(part)!;
    least = Math.min(least, colourDifference(median, material.baseColour));
    if (least <= limitOf(material)) break;
  }
  return least;
}

const taken = new Map<string, Promise<OnePicture>>();

/** Each picture is taken once, however many promises are checked on it. */
function take(file: string, changes: Parameters<typeof requestFor>[2] = {}): Promise<OnePicture> {
  const key = JSON.stringify([file, changes]);
  const shooting = async () =>
    renderOne(renderer, await requestFor(test.ctx, shots.get(file)!, { width: SIZE, height: SIZE, ...changes }));
  const result = taken.get(key) ?? shooting();
  taken.set(key, result);
  return result;
}

const corners = ({ width, height }: Pixels) => [
  [0, 0] as const,
  [width - 1, 0] as const,
  [0, height - 1] as const,
  [width - 1, height - 1] as const,
];

describe.each([
  ['ball bearing', BEARING, 11],
  ['flange unit', FLANGE, 8],
  ['as1 assembly', AS1, 18],
])('pictures of the %s', (_, file, count) => {
  it('show every part from some side, each under its own exact mask colour and no other colour', async () => {
    const shot = shots.get(file)!;
    const seen = new Set<string>();
    for (const view of VIEWS) {
      const result = await take(file, view);
      const { parts, strange } = await partsSeen(result);
      expect(strange).toEqual([]);
      for (const part of parts.keys()) seen.add(part);
    }
    expect(seen).toEqual(new Set(shot.parts.map(({ key }) => key)));
    expect(seen.size).toBe(count);
  });

  it('show each well-seen part in a colour close to its material', async () => {
    const { parts } = await partsSeen(await take(file));
    const wellSeen = [...parts].filter(([, { count: pixels }]) => pixels >= WELL_SEEN);
    expect(wellSeen.length).toBeGreaterThanOrEqual(3);
    const tooFar = wellSeen.filter(([part, { median }]) => {
      const { material } = shots.get(file)!.materials.parts.find((entry) => entry.part === part)!;
      return colourDifference(median, material.baseColour) > limitOf(material);
    });
    expect(tooFar).toEqual([]);
  });

  it('show each named part, free of what hides or shades it, in a colour close to its material', async () => {
    const shot = shots.get(file)!;
    const tooFar: [string, number][] = [];
    for (const entry of shot.materials.parts) {
      const far = await farFromMaterial(shot, entry);
      if (far > limitOf(entry.material)) tooFar.push([entry.part, far]);
    }
    expect(tooFar).toEqual([]);
    expect(shot.materials.parts).toHaveLength(count);
  });

  it('frame the whole object, filling at least 60 % of one side and touching none', async () => {
    const { left, right, top, bottom } = await extent((await take(file)).idMask);
    expect(Math.min(left, top, SIZE - 1 - right, SIZE - 1 - bottom)).toBeGreaterThan(0);
    expect(Math.max(right - left, bottom - top)).toBeGreaterThanOrEqual(0.6 * SIZE);
  });
});

describe('the studio', () => {
  it('tells materials apart: a changed surface changes the picture under that part and its mask not at all', async () => {
    const shot = shots.get(BEARING)!;
    const cage = shot.materials.parts.findIndex(({ part }) => part.startsWith('Cage'));
    const steel = shot.materials.parts.find(({ part }) => part.startsWith('Ball'))!.material;
    const changed = shot.materials.parts.map((entry, i) => (i === cage ? { ...entry, material: steel } : entry));
    const brass = await take(BEARING);
    const request = await requestFor(test.ctx, shot, { width: SIZE, height: SIZE }, changed);
    const bare = await renderOne(renderer, request);
    expect(Buffer.compare(bare.idMask, brass.idMask)).toBe(0);
    const key = shot.materials.parts[cage]!.part;
    const [before, after] = [await partsSeen(brass), await partsSeen(bare)];
    expect(colourDifference(before.parts.get(key)!.median, after.parts.get(key)!.median)).toBeGreaterThan(15);
  });

  it('fills the background with exactly the colour asked for, and the frame cuts no shadow', async () => {
    const picture = await pixelsOf((await take(FLANGE, { background: { kind: 'colour', colour: '#d7e3f1' } })).image);
    const border = Array.from({ length: SIZE }, (_, i) => [
      picture.at(i, 0),
      picture.at(i, SIZE - 1),
      picture.at(0, i),
    ]);
    expect(new Set([...border.flat(), ...corners(picture).map(([x, y]) => picture.at(x, y))])).toEqual(
      new Set(['#d7e3f1']),
    );
  });

  it('leaves a transparent background empty, keeps the object opaque and the shadow soft and black', async () => {
    const result = await take(FLANGE, { background: { kind: 'transparent' } });
    const [picture, mask] = [await pixelsOf(result.image), await pixelsOf(result.idMask)];
    expect(corners(picture).map(([x, y]) => picture.alpha(x, y))).toEqual([0, 0, 0, 0]);
    const { left, right, bottom } = await extent(result.idMask);
    const middle = Math.round((left + right) / 2);
    expect(picture.alpha(middle, bottom - 6)).toBe(255);
    const below = Array.from({ length: 12 }, (_, i) => bottom + 3 + i);
    expect(below.map((y) => mask.at(middle, y))).toEqual(below.map(() => '#000000'));
    const shadow = below.map((y) => picture.alpha(middle, y));
    expect(shadow[0]).toBeGreaterThan(40);
    expect(shadow).toEqual([...shadow].sort((a, b) => b - a));
    expect(picture.at(middle, below[4]!)).toBe('#000000');
  });

  it('puts tiles of a large picture together without a seam', async () => {
    const whole = await pixelsOf((await take(FLANGE, { width: 1040, height: 512 })).image);
    const step = (x: number) => {
      let sum = 0;
      for (let y = 0; y < 512; y++) sum += Math.abs(red(whole.at(x, y)) - red(whole.at(x + 1, y)));
      return sum / 512;
    };
    // 1024 is where the first tile ends; beside it nothing but background and fading shadow lies.
    expect(step(1023)).toBeLessThanOrEqual(Math.max(step(1021), step(1025)) + 0.5);
  });
});

function red(colour: string): number {
  return parseInt(colour.slice(1, 3), 16);
}
