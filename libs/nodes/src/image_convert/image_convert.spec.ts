import { readAll } from '#artifacts';
import { createChromiumRenderer, threejsRender } from '#steps/render';
import type { Render, Renderer } from '#steps';
import { createTestContext } from '#steps/testing';
import { paramsChecker } from '#workflow-core';
import type { SettingsOf } from '#workflow-core';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { definition } from './definition.js';
import { execute } from './executor.js';

type Params = SettingsOf<typeof definition>;

const AS_IT_IS: Params = { format: 'png', width: 0, height: 0, fit: 'contain', background: '', quality: 85, fps: 24 };
const FORMATS = [
  ['png', 'still.png', 'png'],
  ['jpeg', 'still.jpg', 'jpeg'],
  ['webp', 'still.webp', 'webp'],
  ['avif', 'still.avif', 'heif'],
] as const;

describe('image_convert on a render of the flange unit', () => {
  let unit: FlangeUnit;
  let renderer: Renderer;
  let shot: Render;
  beforeAll(async () => {
    renderer = createChromiumRenderer({ homeDir: process.env['HARTOMAT_HOME'] ?? '.hartomat' });
    unit = await openFlangeUnit({}, { renderer });
    const [{ glb }, { template }, { materials }] = [await unit.model(), await unit.template(), await unit.materials()];
    const { bounding_box } = await unit.box();
    const size = { width: 160, height: 128, transparent: false, angles: [], frames: 0 };
    shot = (await threejsRender({ glb, template, materials, bounding_box, ...size }, unit.ctx)).render;
  });
  afterAll(async () => {
    await renderer.close();
    await unit.dispose();
  });

  const bytesOf = ({ sha256 }: { sha256: string }) => readAll(unit.ctx.artifacts, sha256);
  const pixelsOf = async (ref: { sha256: string }) => {
    const { data, info } = await sharp(await bytesOf(ref))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
    const coloursOf = () => {
      const all = Array.from({ length: info.width * info.height }, (_, index) => at(index, 0));
      return new Set(all.map(([r = 0, g = 0, b = 0]) => `#${Buffer.from([r, g, b]).toString('hex')}`));
    };
    return { at, coloursOf, width: info.width, height: info.height };
  };
  const convert = async (params: Partial<Params>, render = shot, ctx = unit.ctx) => {
    const call = { params: { ...AS_IT_IS, ...params }, inputs: { render }, run: unit.run };
    const [image] = (await execute(call, ctx)).render.images;
    if (!image) throw new Error('no picture came out');
    return image;
  };
  /** A picture of our own whose id mask is the picture itself. */
  const pictureOf = async (input: Sharp): Promise<Render> => {
    const { data, info } = await input.png().toBuffer({ resolveWithObject: true });
    const artifact = await unit.ctx.artifacts.put(data, 'image/png');
    const { width, height } = info;
    return { images: [{ name: 'still.png', artifact, width, height, idMask: artifact, maskColours: [] }] };
  };
  const plain = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } });
  /** Red, green and blue columns of 40 × 40 pixels. */
  const flag = () =>
    pictureOf(
      plain(120, 40, '#00ff00').composite(
        [['#ff0000', 0] as const, ['#0000ff', 80] as const].map(([background, left]) => ({
          input: { create: { width: 40, height: 40, channels: 3, background } },
          left,
          top: 0,
        })),
      ),
    );

  it.each(FORMATS)('writes %s as %s, which decodes in the wanted size', async (format, name, decoded) => {
    const image = await convert({ format, width: 80, height: 64 });
    expect(image).toMatchObject({ name, width: 80, height: 64, artifact: { mediaType: `image/${format}` } });
    const bytes = await bytesOf(image.artifact);
    expect(image.artifact.byteLength).toBe(bytes.byteLength);
    const facts = await sharp(bytes).metadata();
    expect(facts).toMatchObject({ format: decoded, width: 80, height: 64, hasAlpha: format !== 'jpeg' });
    expect([facts.exif, facts.icc, facts.xmp]).toEqual([undefined, undefined, undefined]);
  });

  it.each(FORMATS)('makes the same bytes of %s again', async (format) => {
    const [first, second] = [await convert({ format, width: 96 }), await convert({ format, width: 96 })];
    expect(second).toEqual(first);
  });

  it.each(FORMATS)('makes the same bytes of %s on a machine with more cores', async (format) => {
    const usual = sharp.concurrency();
    const onCores = async (cores: number) => {
      sharp.concurrency(cores);
      const { artifact } = await convert({ format, width: 1024, height: 768 });
      expect(sharp.concurrency()).toBe(cores);
      return artifact.sha256;
    };
    try {
      expect(await onCores(4)).toBe(await onCores(1));
    } finally {
      sharp.concurrency(usual);
    }
  });

  it('keeps the size and the transparency where nothing else is asked for', async () => {
    const image = await convert({ format: 'webp' });
    const picture = await pixelsOf(image.artifact);
    expect([image.width, image.height, picture.width, picture.height]).toEqual([160, 128, 160, 128]);
    expect(picture.at(0, 0)[3]).toBe(0);
  });

  it('puts white behind a transparent picture in JPEG, or the colour that is set', async () => {
    const corner = async (params: Partial<Params>) => (await pixelsOf((await convert(params)).artifact)).at(0, 0);
    expect(await corner({ format: 'jpeg', quality: 100 })).toEqual([255, 255, 255, 255]);
    const [red = 0, green = 0, blue = 0] = await corner({ format: 'jpeg', background: '#336699', quality: 100 });
    expect(Math.max(Math.abs(red - 0x33), Math.abs(green - 0x66), Math.abs(blue - 0x99))).toBeLessThanOrEqual(2);
    expect(await corner({ format: 'png', background: '#336699' })).toEqual([0x33, 0x66, 0x99, 255]);
  });

  it('crops to the middle, the id mask alike', async () => {
    const image = await convert({ width: 40, height: 40, fit: 'cover' }, await flag());
    expect([...(await pixelsOf(image.artifact)).coloursOf()]).toEqual(['#00ff00']);
    expect([...(await pixelsOf(image.idMask)).coloursOf()]).toEqual(['#00ff00']);
  });

  it('shows all of a contained picture, with bars that are clear or coloured and belong to no part', async () => {
    const bars = async (background: string) => {
      const image = await convert({ width: 60, height: 60, background }, await flag());
      const [picture, mask] = [await pixelsOf(image.artifact), await pixelsOf(image.idMask)];
      return [picture.at(30, 5), picture.at(5, 30), mask.at(30, 5), mask.at(5, 30)];
    };
    const [red, black] = [
      [255, 0, 0, 255],
      [0, 0, 0, 255],
    ];
    expect(await bars('')).toEqual([[0, 0, 0, 0], red, black, red]);
    expect(await bars('#336699')).toEqual([[0x33, 0x66, 0x99, 255], red, black, red]);
  });

  it.each([
    { width: 61, height: 0 },
    { width: 333, height: 211 },
    { width: 100, height: 40, fit: 'cover' as const },
  ])('keeps the colours of the id mask exact at $width × $height', async (params) => {
    const [before] = shot.images;
    const image = await convert({ ...params, format: 'avif', quality: 30 });
    const mask = await pixelsOf(image.idMask);
    const known = new Set(['#000000', ...(before?.maskColours ?? []).map(({ colour }) => colour)]);
    expect(image.idMask.mediaType).toBe('image/png');
    expect(image.maskColours).toEqual(before?.maskColours);
    expect([mask.width, mask.height]).toEqual([image.width, image.height]);
    expect([...mask.coloursOf()].filter((colour) => !known.has(colour))).toEqual([]);
    expect(mask.coloursOf().size).toBeGreaterThan(3);
  });

  it('makes smaller files of less quality', async () => {
    const [small, large] = [await convert({ format: 'jpeg', quality: 20 }), await convert({ format: 'jpeg' })];
    expect(small.artifact.byteLength).toBeLessThan(large.artifact.byteLength);
  });

  it('refuses bytes that are no picture, and an id mask of another size, by name', async () => {
    const { images } = await pictureOf(plain(32, 32, '#ffffff'));
    const text = await unit.ctx.artifacts.put(Buffer.from('no picture'), 'image/png');
    const broken = { images: images.map((image) => ({ ...image, artifact: text })) };
    const code = 'image_unreadable';
    await expect(convert({}, broken)).rejects.toMatchObject({ code, details: { name: 'still.png' }, retryable: false });
    const [other] = (await pictureOf(plain(32, 16, '#ffffff'))).images;
    const torn = { images: images.map((image) => ({ ...image, idMask: other?.artifact ?? text })) };
    await expect(convert({}, torn)).rejects.toMatchObject({ code, details: { name: 'id mask of still.png' } });
  });

  it('refuses a size that follows out of range, with the numbers', async () => {
    const strip = await pictureOf(plain(200, 10, '#ffffff'));
    const code = 'image_size_out_of_range';
    await expect(convert({}, strip)).rejects.toMatchObject({ code, details: { width: 200, height: 10 } });
    await expect(convert({ height: 256 }, strip)).rejects.toMatchObject({ code, details: { width: 5120 } });
  });

  it('stops when its signal aborts, before it starts and while it works', async () => {
    const aborting = { code: 'step_aborted', retryable: true };
    await expect(convert({}, shot, { ...unit.ctx, signal: AbortSignal.abort() })).rejects.toMatchObject(aborting);
    const { ctx, dispose } = await createTestContext({ artifacts: unit.ctx.artifacts });
    const caller = new AbortController();
    const artifacts = {
      ...ctx.artifacts,
      read: (sha256: string) => {
        caller.abort();
        return ctx.artifacts.read(sha256);
      },
      put: () => Promise.reject(new Error('stored after the abort')),
    };
    const working = convert({ format: 'avif' }, shot, { ...ctx, artifacts, signal: caller.signal });
    await expect(working).rejects.toMatchObject(aborting);
    await dispose();
  });
});

describe('params of image_convert', () => {
  const check = paramsChecker(definition.paramsSchema);

  it('may be the defaults, any size from 16 to 4096, and a colour', () => {
    expect(check(AS_IT_IS)).toEqual([]);
    expect(check({ ...AS_IT_IS, width: 16, height: 4096, background: '#A0b1C2', quality: 1 })).toEqual([]);
  });

  it.each([
    ['format', 'gif'],
    ['width', 15],
    ['height', 4097],
    ['width', 20.5],
    ['fit', 'stretch'],
    ['background', 'white'],
    ['background', '#fff'],
    ['quality', 0],
    ['quality', 101],
    ['fps', 0],
    ['fps', 61],
    ['sharpen', true],
  ])('are refused where %s is %j', (name, value) => {
    expect(check({ ...AS_IT_IS, [name]: value }).map(({ path }) => path)).toEqual([[name]]);
  });
});
