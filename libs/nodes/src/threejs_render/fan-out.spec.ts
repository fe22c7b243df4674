import { createChromiumRenderer } from '#steps/render';
import type { Renderer, StepLog } from '#steps';
import { openFlangeUnit } from '../testing/flange-unit.js';
import type { FlangeUnit } from '../testing/flange-unit.js';
import { execute } from './executor.js';
import { fanOut } from './fan-out.js';

/** Angles of every kind: level, above, below, from the top, and twice the same. */
const ANGLES = [
  { azimuth: 0, elevation: 0 },
  { azimuth: 45, elevation: 30 },
  { azimuth: 200, elevation: -25 },
  { azimuth: 0, elevation: 90 },
  { azimuth: 45, elevation: 30 },
];

let unit: FlangeUnit;
let renderers: Renderer[];
beforeAll(async () => {
  const homeDir = process.env['HARTOMAT_HOME'] ?? '.hartomat';
  renderers = [createChromiumRenderer({ homeDir }), createChromiumRenderer({ homeDir })];
  unit = await openFlangeUnit({}, { renderer: renderers[0] as Renderer });
});
afterAll(async () => {
  await Promise.all(renderers.map((renderer) => renderer.close()));
  await unit.dispose();
});

async function callOf(change: object) {
  const [{ glb }, { template }, { materials }] = [await unit.model(), await unit.template(), await unit.materials()];
  const inputs = { glb, template, materials, bounding_box: (await unit.box()).bounding_box };
  return {
    params: { width: 72, height: 64, transparent: false, angles: [], frames: 0, ...change },
    inputs,
    run: unit.run,
  };
}

const logged = async <T>(work: () => Promise<T>): Promise<{ made: T; logs: StepLog[] }> => {
  const before = unit.logs.length;
  const made = await work();
  return { made, logs: unit.logs.slice(before) };
};

describe('threejs_render in shards', () => {
  it.each([
    ['even angles', { angles: [...ANGLES, ...ANGLES.slice(0, 3)] }, 4],
    ['uneven angles', { angles: ANGLES }, 2],
    ['angles on a free background', { angles: ANGLES, transparent: true }, 2],
    ['frames of a turn', { frames: 13 }, 2],
  ])('makes the same names, bytes, masks and logs of %s as one render does', async (_what, change, count) => {
    const call = await callOf(change);
    const whole = await logged(() => execute(call, unit.ctx));
    const shards = fanOut.shards(call.params, Infinity) ?? [];
    expect(shards).toHaveLength(count);
    const parts = await logged(async () => {
      const made = [];
      // Each in the other browser than the one before, as other workers would.
      for (const [at, shard] of shards.entries()) {
        const ctx = { ...unit.ctx, renderer: renderers[at % 2] as Renderer };
        made.push({ shard, outputs: await execute({ ...call, shard }, ctx) });
      }
      return made;
    });
    expect(fanOut.join(parts.made)).toEqual(whole.made);
    expect(parts.logs).toEqual(whole.logs);
  });
});
