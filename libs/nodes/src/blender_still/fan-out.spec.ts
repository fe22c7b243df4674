import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Renderer } from '#steps';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { describeWithBlender, specBlender } from '../testing/with-blender.js';
import { execute } from './executor.js';
import { fanOut } from './fan-out.js';

describeWithBlender('blender_still in shards', () => {
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

  it('makes the same names, bytes and masks of each angle as one render does', async () => {
    const [{ glb }, { template }, { materials }] = [await unit.model(), await unit.template(), await unit.materials()];
    const inputs = { glb, template, materials, bounding_box: (await unit.box()).bounding_box };
    const angles = [0, 100, 190, 280].map((azimuth, at) => ({ azimuth, elevation: at * 20 - 20 }));
    const params = { width: 72, height: 64, transparent: false, angles, samples: 2 };
    const call = { params, inputs, run: unit.run };
    const whole = await execute(call, unit.ctx);
    const parts = [];
    for (const shard of fanOut.shards(params, Infinity) ?? [])
      parts.push({ shard, outputs: await execute({ ...call, shard }, unit.ctx) });
    expect(parts).toHaveLength(2);
    expect(fanOut.join(parts)).toEqual(whole);
  });
});
