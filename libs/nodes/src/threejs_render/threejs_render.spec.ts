import { readAll } from '#artifacts';
import { createChromiumRenderer } from '#steps/render';
import type { Renderer } from '#steps';
import { definitionHash, fillDefaults, paramsChecker } from '#workflow-core';
import sharp from 'sharp';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { definition } from './definition.js';
import { execute } from './executor.js';
import { definition as version2 } from './v2/definition.js';

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

  const renderAt = async (width: number, height: number, more: object = {}) => {
    const [{ glb }, { template }, { materials }] = [await unit.model(), await unit.template(), await unit.materials()];
    const inputs = { glb, template, materials, bounding_box: (await unit.box()).bounding_box };
    const params = { width, height, transparent: false, angles: [], frames: 0, ...more };
    return execute({ params, inputs, run: unit.run }, unit.ctx);
  };

  it('makes a picture of the wanted size that shows the unit and leaves the background free', async () => {
    const [image] = (await renderAt(160, 128)).render.images;
    if (!image) throw new Error('no picture came out');
    const picture = sharp(await readAll(unit.ctx.artifacts, image.artifact.sha256));
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

  it('takes each angle, the background free where that is set', async () => {
    const angles = [
      { azimuth: 0, elevation: 0 },
      { azimuth: 90, elevation: 30 },
    ];
    const { images } = (await renderAt(64, 64, { angles, transparent: true })).render;
    expect(images.map(({ name }) => name)).toEqual(['angle-01.png', 'angle-02.png']);
    expect(new Set(images.map(({ artifact }) => artifact.sha256)).size).toBe(2);
  });

  it('takes the frames of a turn', async () => {
    const { images } = (await renderAt(64, 64, { frames: 3 })).render;
    expect(images.map(({ name }) => name)).toEqual(['frame-001.png', 'frame-002.png', 'frame-003.png']);
  });

  it('makes the same bytes again', async () => {
    const [first, second] = [await renderAt(96, 96), await renderAt(96, 96)];
    expect(second).toEqual(first);
  });
});

describe('params of threejs_render', () => {
  const check = paramsChecker(definition.paramsSchema);
  const still = { width: 0, height: 0, transparent: false, angles: [], frames: 0 };

  it('may not have angles together with a turn; the fault is at the angles', () => {
    const both = { ...still, angles: [{ azimuth: 0, elevation: 0 }], frames: 2 };
    expect(check(both).map(({ path }) => path)).toEqual([['angles']]);
    expect(check({ ...both, frames: 0 })).toEqual([]);
    expect(check({ ...both, angles: [] })).toEqual([]);
  });

  it('have defaults for a new angle, so that adding one is valid at once', () => {
    const { angles } = fillDefaults({ angles: [{}] }, definition.paramsSchema);
    expect([angles, check({ ...still, angles })]).toEqual([[{ azimuth: 0, elevation: 0 }], []]);
  });

  it('may be a still, any angle around the product, or a turn of 2 to 120 frames', () => {
    const angles = Array.from({ length: 36 }, (_, i) => ({ azimuth: i * 20 - 360, elevation: i * 5 - 90 }));
    for (const params of [still, { ...still, angles }, { ...still, frames: 2 }, { ...still, frames: 120 }])
      expect(check(params)).toEqual([]);
  });

  it.each([
    ['frames', 1, ['frames']],
    ['frames', 121, ['frames']],
    ['angles', new Array(37).fill({ azimuth: 0, elevation: 0 }), ['angles']],
    ['angles', [{ azimuth: 361, elevation: 0 }], ['angles', '0', 'azimuth']],
    ['angles', [{ azimuth: 0, elevation: 91 }], ['angles', '0', 'elevation']],
    ['angles', [{ azimuth: 0 }], ['angles', '0', 'elevation']],
    ['transparent', 'yes', ['transparent']],
  ])('are refused where %s is %j', (name, value, path) => {
    expect(check({ ...still, [name]: value }).map((fault) => fault.path.map(String))).toContainEqual(path);
  });
});

describe('version 2 of threejs_render', () => {
  it('is what workflows froze', () => {
    expect(definitionHash(version2)).toBe('d1308408cfd2f9dd21bcfbee541d4f0f3dec79ae0dd9a48bc5adcc4b64c27e97');
  });

  it('takes angles together with frames, which the step refuses', () => {
    const params = { width: 0, height: 0, transparent: false, angles: [{ azimuth: 0, elevation: 0 }], frames: 2 };
    expect(paramsChecker(version2.paramsSchema)(params)).toEqual([]);
  });
});
