import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import type { Renderer } from '#steps';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { ownPrefix, startPlantedWorker, workerEnvironment } from './planted-worker.js';
import { TaskBus } from './task-bus.js';

const NO_BROWSER: Renderer = {
  environment: () => Promise.reject(new Error('no browser in this spec')),
  render: () => Promise.reject(new Error('no browser in this spec')),
  close: async () => undefined,
};

describe('a worker on a machine', () => {
  let servers: TestServers;
  let homeDir: string;
  let bus: TaskBus;
  let worker: TestingModule | null = null;

  beforeAll(async () => {
    servers = await acquireTestServers();
  });
  beforeEach(async () => {
    homeDir = await mkdtemp(join(tmpdir(), 'hartomat-worker-'));
    bus = new TaskBus(servers.natsUrl, ownPrefix());
  });
  afterEach(async () => {
    await worker?.close();
    worker = null;
    await bus.close();
    await rm(homeDir, { recursive: true, force: true });
  });
  afterAll(() => servers.release());

  const start = async (blenderPath: string): Promise<void> => {
    const env = workerEnvironment({ natsUrl: servers.natsUrl, prefix: bus.prefix, homeDir });
    const planted = { blender_still: async () => ({ render: 1 }), glb_export: async () => ({ glb: 1 }) };
    worker = await startPlantedWorker({ ...env, HARTOMAT_BLENDER_PATH: blenderPath }, planted, NO_BROWSER);
  };

  it('with Blender announces it, takes tasks that need it and names its build', async () => {
    const blenderPath = join(homeDir, 'blender');
    await writeFile(blenderPath, '#!/bin/sh\necho "studio ready 9.9.9" >&2\n');
    await chmod(blenderPath, 0o755);
    await start(blenderPath);
    const { steps } = await bus.announcement(({ capabilities }) => capabilities.includes('blender'));
    expect(steps.map(({ step }) => step)).toEqual(['blender_still', 'glb_export']);
    expect(await bus.ended(await bus.dispatch('blender_still'))).toMatchObject({
      outcome: 'succeeded',
      environment: {
        renderer: 'Blender Cycles CPU',
        build: expect.stringMatching(/^blender 9\.9\.9, studio /),
        seed: 0,
      },
    });
  });

  it('without Blender serves everything else and leaves those tasks to others', async () => {
    await start(join(homeDir, 'no-blender'));
    const render = await bus.dispatch('blender_still');
    expect(await bus.ended(await bus.dispatch('glb_export'))).toMatchObject({ outcome: 'succeeded' });
    const { capabilities, steps } = await bus.announcement();
    expect({ capabilities, steps: steps.map(({ step }) => step) }).toEqual({ capabilities: [], steps: ['glb_export'] });
    expect(bus.resultsOf(render)).toEqual([]);
  });
});
