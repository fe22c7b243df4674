import { BEARING } from '../../testing/sample-evidence.js';
import { paintScene } from '../../testing/paint-scene.js';
import type { PaintedPart } from '../../testing/paint-scene.js';
import { decodePicture } from './decode-picture.ts';
import { measurePicture } from './measure-picture.ts';
import type { MaskedPicture } from './raster.ts';

const paint = async (parts: PaintedPart[]): Promise<MaskedPicture> => {
  const scene = await paintScene(parts);
  const mask = { raster: await decodePicture(scene.idMask), colours: scene.colours };
  return { picture: await decodePicture(scene.picture), mask };
};
const withBall = (change: Partial<PaintedPart>): PaintedPart[] =>
  BEARING.map((part) => (part.part === 'ball/1' ? { ...part, ...change } : part));
const ballAt = (x: number): PaintedPart[] => withBall({ box: { x, y: 40, width: 24, height: 24 } });

describe('measurePicture', () => {
  let legacy: MaskedPicture;
  beforeAll(async () => {
    legacy = await paint(BEARING);
  });

  it('measures nothing between a picture and itself', async () => {
    expect(measurePicture(legacy, await paint(BEARING))).toMatchObject({
      changedPixels: 0,
      changedBox: null,
      maxBlockDifference: 0,
      ssim: 1,
    });
  });

  it('lets masks agree where a border moved by one pixel, and not by two', async () => {
    expect(measurePicture(legacy, await paint(ballAt(81))).masks?.disagreeing).toBe(0);
    expect(measurePicture(legacy, await paint(ballAt(82))).masks?.disagreeing).toBeGreaterThan(0);
  });

  it('sees another colour of one part that the score of the whole picture overlooks', async () => {
    const { ssim, masks, changedBox } = measurePicture(legacy, await paint(withBall({ colour: [212, 204, 198] })));
    expect(ssim).toBeGreaterThan(0.99);
    expect(masks?.parts.map(({ part }) => part)).toEqual(['ball/1']);
    expect(masks?.parts[0]?.colourDistance).toBeGreaterThan(9);
    expect(changedBox).toEqual({ x: 80, y: 40, width: 24, height: 24 });
  });

  it('compares a part by its name, whatever colour each mask gives it', async () => {
    const graph = await paint([BEARING[0]!, BEARING[2]!, BEARING[1]!]);
    expect(measurePicture(legacy, graph)).toMatchObject({ changedPixels: 0 });
    const moved = measurePicture(legacy, await paint([BEARING[0]!, ballAt(86)[2]!, BEARING[1]!]));
    expect(moved.masks?.parts.find(({ part }) => part === 'ball/1')?.shift).toEqual({ x: 6, y: 0 });
  });

  it('calls pictures of different sizes different in every pixel', async () => {
    const small = await paintScene(BEARING, { size: 64 });
    const graph = { picture: await decodePicture(small.picture), mask: null };
    expect(measurePicture(legacy, graph)).toMatchObject({ changedPixels: 128 * 128, ssim: 0, masks: null });
  });
});
