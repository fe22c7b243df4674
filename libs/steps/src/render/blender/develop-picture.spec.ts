import sharp from 'sharp';
import { developPicture } from './develop-picture.js';

const SIZE = { width: 64, height: 64 };

/** A flat RGBA picture. */
const flat = (colour: number[], { width, height } = SIZE) =>
  sharp(Buffer.from(Array.from({ length: width * height }, () => colour).flat()), {
    raw: { width, height, channels: 4 },
  })
    .png()
    .toBuffer();

const template = (background: string | null, opacity = 1) => ({
  ...SIZE,
  shadow: { opacity, blur: 0 },
  background: background === null ? { kind: 'transparent' as const } : { kind: 'colour' as const, colour: background },
});
const CLEAR = [0, 0, 0, 0];
const middle = (rows: Buffer) => [...rows.subarray((32 * 64 + 32) * 4, (32 * 64 + 32) * 4 + 4)];
const corner = (rows: Buffer) => [...rows.subarray(0, 4)];

describe('developPicture', () => {
  it('leaves what is opaque as it is and fills what is clear with exactly the background', async () => {
    expect(middle(await developPicture(await flat([10, 20, 30, 255]), null, template('#eef0f2')))).toEqual([
      10, 20, 30, 255,
    ]);
    expect(middle(await developPicture(await flat(CLEAR), null, template('#eef0f2')))).toEqual([238, 240, 242, 255]);
  });

  it('mixes edges in linear light', async () => {
    const rows = await developPicture(await flat([0, 0, 0, 128]), null, template('#ffffff'));
    expect(middle(rows)).toEqual([187, 187, 187, 255]);
  });

  it("darkens by the shadow with the studio's opacity, and fades it before the frame's edge", async () => {
    const shadow = await flat([0, 0, 0, 255], { width: 32, height: 32 });
    const rows = await developPicture(await flat(CLEAR), shadow, template(null, 0.5));
    expect(middle(rows)).toEqual([0, 0, 0, 128]);
    expect(corner(rows)).toEqual([0, 0, 0, 0]);
    expect(corner(await developPicture(await flat(CLEAR), shadow, template('#d7e3f1')))).toEqual([215, 227, 241, 255]);
  });
});
