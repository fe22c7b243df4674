import { fanOuts } from '#nodes/fan-outs';
import { definitions } from '#nodes/definitions';
import { executors } from '#nodes/executors';
import { OfferedSteps } from './offered-steps.js';

const offered = new OfferedSteps(executors, definitions, fanOuts);

describe('the steps that a worker offers', () => {
  it('do shards of the versions that can be spread, by the same executor', () => {
    expect(offered.executors['threejs_render.shard@3']).toBe(executors['threejs_render@3']);
    expect(offered.requires('threejs_render.shard', 3)).toBe('chromium');
    expect(offered.requires('threejs_render', 3)).toBe('chromium');
    expect(offered.isCacheable('threejs_render.shard', 3)).toBe(true);
  });

  it('give back a shard of a version that would do the whole', () => {
    expect(offered.executors['threejs_render@1']).toBeDefined();
    expect(offered.executors['threejs_render.shard@1']).toBeUndefined();
    expect(offered.requires('threejs_render.shard', 1)).toBeUndefined();
  });

  it('are announced with how many shards of each the slots take at once, where it can be spread', () => {
    const steps = offered.in(new Map([['render', 3]]), { has: () => true, toolFor: () => '' });
    const named = (step: string, version: number) =>
      steps.find((one) => one.step === step && one.version === version)?.shards;
    expect(named('threejs_render', 3)).toBe(3);
    expect(steps.map(({ step }) => step)).toContain('threejs_render');
    expect(named('threejs_render', 1)).toBeUndefined();
    expect(named('glb_export', 1)).toBeUndefined();
    expect(steps.filter(({ step }) => step.endsWith('.shard'))).toEqual([]);
  });
});
