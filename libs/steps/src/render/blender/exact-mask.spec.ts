import sharp from 'sharp';
import { exactMask } from './exact-mask.js';

const png = (pixels: number[][]) =>
  sharp(Buffer.from(pixels.flat()), { raw: { width: pixels.length, height: 1, channels: 4 } })
    .png()
    .toBuffer();

describe('exactMask', () => {
  it('gives a pixel that is a little off the nearest colour, and black where no part is', async () => {
    const rows = await exactMask(
      await png([
        [17, 34, 51, 255],
        [18, 33, 51, 255],
        [254, 0, 1, 255],
        [17, 34, 51, 0],
        [0, 0, 0, 255],
      ]),
      ['#112233', '#ff0000'],
    );
    expect(rows.toString('hex').match(/.{8}/g)).toEqual(['112233ff', '112233ff', 'ff0000ff', '000000ff', '112233ff']);
  });
});
