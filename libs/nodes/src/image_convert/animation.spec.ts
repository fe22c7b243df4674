import { readAll } from '#artifacts';
import { createTestContext } from '#steps/testing';
import type { StepTestContext } from '#steps/testing';
import type { Render, RenderedImage } from '#steps';
import type { SettingsOf } from '#workflow-core';
import sharp from 'sharp';
import type { definition } from './definition.js';
import { execute } from './executor.js';

type Params = SettingsOf<typeof definition>;

const ANIMATED: Params = {
  format: 'webp-animated',
  width: 0,
  height: 0,
  fit: 'contain',
  background: '',
  quality: 85,
  fps: 20,
};
const [WIDTH, HEIGHT] = [48, 32];

describe('image_convert to an animation', () => {
  let test: StepTestContext;
  beforeAll(async () => void (test = await createTestContext()));
  afterAll(() => test.dispose());

  const png = async (
    square: { colour: string; left: number },
    transparent: boolean,
    size = { width: WIDTH, height: HEIGHT },
  ) => {
    const background = transparent ? { r: 0, g: 0, b: 0, alpha: 0 } : '#000000';
    const input = { create: { width: 12, height: 12, channels: 3 as const, background: square.colour } };
    const ground = sharp({ create: { ...size, channels: transparent ? 4 : 3, background } });
    const bytes = await ground
      .composite([{ input, left: square.left, top: 10 }])
      .png()
      .toBuffer();
    return test.ctx.artifacts.put(bytes, 'image/png');
  };
  /** A red square at `left` on a clear ground; its part has the mask colour #00ff80. */
  const frame = async (
    index: number,
    left: number,
    size = { width: WIDTH, height: HEIGHT },
  ): Promise<RenderedImage> => ({
    name: `frame-00${index + 1}.png`,
    artifact: await png({ colour: '#c02020', left }, true, size),
    ...size,
    idMask: await png({ colour: '#00ff80', left }, false, size),
    maskColours: [{ part: 'square', colour: '#00ff80' }],
  });
  const turn = async (lefts: number[]): Promise<Render> => ({
    images: await Promise.all(lefts.map((left, index) => frame(index, left))),
  });
  const convert = async (render: Render, params: Partial<Params> = {}) =>
    (await execute({ params: { ...ANIMATED, ...params }, inputs: { render }, run: { pinned: {} as never } }, test.ctx))
      .render.images;
  const bytesOf = ({ sha256 }: { sha256: string }) => readAll(test.ctx.artifacts, sha256);
  const rgba = async (ref: { sha256: string }) =>
    sharp(await bytesOf(ref), { animated: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });

  it('makes one picture of all, in their order, that plays forever at the wanted speed', async () => {
    const [image, ...others] = await convert(await turn([0, 12, 24, 36]));
    expect(others).toEqual([]);
    expect(image).toMatchObject({ name: 'turntable.webp', width: WIDTH, height: HEIGHT });
    expect(image?.artifact.mediaType).toBe('image/webp');
    const facts = await sharp(await bytesOf(image!.artifact), { animated: true }).metadata();
    expect(facts).toMatchObject({ format: 'webp', pages: 4, pageHeight: HEIGHT, width: WIDTH, loop: 0 });
    expect(facts.delay).toEqual([50, 50, 50, 50]);
    const { data } = await rgba(image!.artifact);
    const shown = [0, 1, 2, 3].map((page) =>
      [6, 18, 30, 42].map((x) => data[((page * HEIGHT + 16) * WIDTH + x) * 4 + 3]! > 128),
    );
    expect(shown).toEqual([0, 1, 2, 3].map((page) => [0, 1, 2, 3].map((place) => place === page)));
  });

  it('puts the masks one below the other, their colours exact', async () => {
    const [image] = await convert(await turn([0, 24]), { width: 96 });
    expect(image).toMatchObject({ width: 96, height: 64, maskColours: [{ part: 'square', colour: '#00ff80' }] });
    const { data, info } = await rgba(image!.idMask);
    expect([info.width, info.height]).toEqual([96, 128]);
    const at = (x: number, y: number) => data.subarray((y * 96 + x) * 4, (y * 96 + x) * 4 + 3).toString('hex');
    expect([at(12, 32), at(60, 32), at(12, 96), at(60, 96)]).toEqual(['00ff80', '000000', '000000', '00ff80']);
  });

  it('makes the same bytes again, on a machine with more cores too', async () => {
    const usual = sharp.concurrency();
    const onCores = async (cores: number) => {
      sharp.concurrency(cores);
      return convert(await turn([0, 10, 20, 30]), { width: 480 });
    };
    try {
      expect(await onCores(4)).toEqual(await onCores(1));
    } finally {
      sharp.concurrency(usual);
    }
  });

  it('crops each frame, and puts the background behind it', async () => {
    const [image] = await convert(await turn([0, 36]), { width: 32, height: 32, fit: 'cover', background: '#336699' });
    expect(image).toMatchObject({ width: 32, height: 32 });
    const { data, info } = await rgba(image!.artifact);
    expect([info.height, data[3]]).toEqual([64, 255]);
    expect(Math.abs(data[(16 * 32 + 16) * 4 + 2]! - 0x99)).toBeLessThan(4);
  });

  it('makes an animation of a single frame', async () => {
    const [image] = await convert(await turn([12]));
    expect(image).toMatchObject({ name: 'turntable.webp', width: WIDTH, height: HEIGHT });
  });

  it('refuses pictures of different sizes by name, unless the settings give them one', async () => {
    const render = { images: [await frame(0, 0), await frame(1, 0, { width: 40, height: 32 })] };
    await expect(convert(render)).rejects.toMatchObject({
      code: 'frames_differ',
      retryable: false,
      details: { first: { name: 'frame-001.png' }, other: { name: 'frame-002.png', width: 40 } },
    });
    expect(await convert(render, { width: 32, height: 32 })).toHaveLength(1);
  });

  it('refuses more pixels than players can decode, before it encodes any', async () => {
    const one = await frame(0, 0);
    const render = { images: new Array<RenderedImage>(120).fill(one) };
    await expect(convert(render, { width: 2048, height: 2048 })).rejects.toMatchObject({
      code: 'animation_too_large',
      retryable: false,
      details: { frames: 120, width: 2048, height: 2048 },
    });
  });

  it('takes an animation apart again, frame by frame, those too that the encoder joined', async () => {
    const animated = await convert(await turn([0, 12, 12, 36]));
    const facts = await sharp(await bytesOf(animated[0]!.artifact), { animated: true }).metadata();
    expect(facts.pages).toBe(3);
    const frames = await convert({ images: animated }, { format: 'jpeg', background: '#ffffff', quality: 100 });
    expect(frames.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((number) => `turntable-00${number}.jpg`));
    expect(frames[2]!.artifact).toEqual(frames[1]!.artifact);
    for (const [index, left] of [0, 12, 12, 36].entries()) {
      const [{ data }, mask] = [await rgba(frames[index]!.artifact), await rgba(frames[index]!.idMask)];
      const at = (16 * WIDTH + left + 6) * 4;
      expect(mask.data.subarray(at, at + 3).toString('hex')).toBe('00ff80');
      expect(data[at]! - data[at + 1]!).toBeGreaterThan(100);
      expect(mask.info.height).toBe(HEIGHT);
    }
  });
});
