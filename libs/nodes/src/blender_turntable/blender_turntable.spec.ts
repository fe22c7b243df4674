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

const FRAMES = 4;

describeWithBlender('blender_turntable on the flange unit', () => {
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

  it('makes one animation of one turn, with a mask that holds those of all frames', async () => {
    const [{ glb }, { template }, { materials }] = [await unit.model(), await unit.template(), await unit.materials()];
    const inputs = { glb, template, materials, bounding_box: (await unit.box()).bounding_box };
    const params = { width: 64, height: 64, transparent: false, samples: 2, frames: FRAMES, fps: 10 };
    const { images } = (await execute({ params, inputs, run: unit.run }, unit.ctx)).render;
    expect(images).toMatchObject([{ name: 'turntable.webp', width: 64, height: 64 }]);
    const animation = sharp(await readAll(unit.ctx.artifacts, images[0]!.artifact.sha256), { animated: true });
    expect(await animation.metadata()).toMatchObject({ format: 'webp', pages: FRAMES, delay: Array(FRAMES).fill(100) });
    const mask = sharp(await readAll(unit.ctx.artifacts, images[0]!.idMask.sha256));
    expect(await mask.metadata()).toMatchObject({ width: 64, height: 64 * FRAMES });
  });
});
