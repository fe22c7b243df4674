import { createChromiumRenderer } from '#steps';
import type { Renderer } from '#steps';
import sharp from 'sharp';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';

describe('threejs_render on the flange unit', () => {
  let unit: FlangeUnit;
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = createChromiumRenderer({ homeDir: process.env['HARTOMAT_HOME'] ?? '.hartomat' });
    unit = await openFlangeUnit({}, { renderer });
  });
  afterAll(async () => {
    await renderer.close();
    await unit.dispose();
  });

  const renderAt = async (width: number, height: number) => {
    const [{ glb }, { template }, { materials }] = [await unit.model(), await unit.template(), await unit.materials()];
    const inputs = { glb, template, materials, bounding_box: (await unit.box()).bounding_box };
    return execute({ params: { width, height }, inputs, run: unit.run }, unit.ctx);
  };

  it('makes a picture of the wanted size that shows the unit and leaves the background free', async () => {
    const [image] = (await renderAt(160, 128)).render.images;
    if (!image) throw new Error('no picture came out');
    const picture = sharp(await unit.ctx.artifacts.get(image.artifact.sha256));
    expect(await picture.metadata()).toMatchObject({ format: 'png', width: 160, height: 128 });
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const shown = Array.from({ length: info.width * info.height }, (_, at) => data[at * 4 + 3] ?? 0);
    expect(shown[0]).toBe(0);
    expect(shown.filter((alpha) => alpha === 255).length / shown.length).toBeGreaterThan(0.2);
  });

  it('renders at the ordered size where none is set, with a mask colour for each part', async () => {
    const [image] = (await renderAt(0, 0)).render.images;
    expect(image).toMatchObject({ width: 512, height: 512 });
    expect(new Set(image?.maskColours.map(({ colour }) => colour)).size).toBe(8);
  });

  it('makes the same bytes again', async () => {
    const [first, second] = [await renderAt(96, 96), await renderAt(96, 96)];
    expect(second).toEqual(first);
  });
});
