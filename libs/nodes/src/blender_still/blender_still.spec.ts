import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAll } from '#artifacts';
import type { Renderer } from '#steps';
import sharp from 'sharp';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { describeWithBlender, specBlender } from '../testing/with-blender.js';
import { execute } from './executor.js';

describeWithBlender('blender_still on the flange unit', () => {
  let scratchDir: string;
  let unit: FlangeUnit;
  let blender: Renderer;
  beforeAll(async () => {
    scratchDir = await mkdtemp(join(tmpdir(), 'hartomat-blender-'));
    blender = specBlender(scratchDir);
    unit = await openFlangeUnit({}, { blender });
  });
  afterAll(async () => {
    await blender.close();
    await unit.dispose();
    await rm(scratchDir, { recursive: true, force: true });
  });

  const render = async (changes: Partial<Parameters<typeof execute>[0]['params']> = {}) => {
    const [{ glb }, { template }, { materials }] = [await unit.model(), await unit.template(), await unit.materials()];
    const inputs = { glb, template, materials, bounding_box: (await unit.box()).bounding_box };
    const params = { width: 96, height: 64, transparent: false, angles: [], samples: 4, ...changes };
    return (await execute({ params, inputs, run: unit.run }, unit.ctx)).render.images;
  };

  it('makes a picture of the wanted size that shows the unit and leaves the background free', async () => {
    const images = await render();
    expect(images).toMatchObject([{ name: 'still.png', width: 96, height: 64 }]);
    const picture = sharp(await readAll(unit.ctx.artifacts, images[0]!.artifact.sha256));
    expect(await picture.metadata()).toMatchObject({ format: 'png', width: 96, height: 64 });
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const shown = Array.from({ length: info.width * info.height }, (_, at) => data[at * 4 + 3] ?? 0);
    expect(shown[0]).toBe(0);
    expect(shown.filter((alpha) => alpha === 255).length / shown.length).toBeGreaterThan(0.1);
    expect(new Set(images[0]!.maskColours.map(({ colour }) => colour)).size).toBe(8);
  });

  it('makes the same artifacts again, and others with other samples', async () => {
    const [first, second] = [await render(), await render()];
    expect(second).toEqual(first);
    const [finer] = await render({ samples: 16 });
    expect(finer!.artifact.sha256).not.toBe(first[0]!.artifact.sha256);
    expect(finer!.idMask.sha256).toBe(first[0]!.idMask.sha256);
  });
});
