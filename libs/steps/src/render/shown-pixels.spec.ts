import sharp from 'sharp';
import { decodePng } from '../images/encode-png.js';
import { maskColours } from './mask-colours.js';
import { shownPixels } from './shown-pixels.js';

const mask = async (pixels: string[], channels: 3 | 4 = 3) => {
  const data = Buffer.concat(pixels.map((colour) => Buffer.from(`${colour}ff`.slice(1, 1 + 2 * channels), 'hex')));
  return decodePng(
    await sharp(data, { raw: { width: pixels.length, height: 1, channels } })
      .png()
      .toBuffer(),
  );
};

describe('shownPixels', () => {
  it('counts the pixels of parts, with and without alpha', async () => {
    const row = ['#000000', '#123456', '#123456', '#000000', '#abcdef', '#777777'];
    for (const channels of [3, 4] as const) {
      expect(shownPixels(await mask(row, channels), ['#123456', '#abcdef'])).toBe(3);
    }
  });

  it('finds none in a mask that shows other colours, and none in an empty one', async () => {
    const colours = maskColours(Array.from({ length: 5000 }, (_, i) => `part ${i}`)).map(({ colour }) => colour);
    expect(shownPixels(await mask(['#000000', '#000001']), colours)).toBe(0);
    expect(shownPixels(await mask([colours[4999]!, '#000000']), colours)).toBe(1);
  });
});
