import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeTask } from '#contracts';
import type { Renderer } from '#steps';
import { TaskMetrics } from '../../../apps/node-worker/tasks/task-metrics.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import { ExportedMetrics } from '../../instance/exported-metrics.js';
import { ownPrefix, startPlantedWorker, workerEnvironment } from './planted-worker.js';
import { TaskBus } from './task-bus.js';

const noRenderer = { environment: () => Promise.reject(new Error('none')), close: async () => undefined };
const WAIT = 'hartomat.node.queue_wait';

describe('the queue wait of a worker', () => {
  let told: ExportedMetrics;

  beforeEach(async () => {
    told = await ExportedMetrics.start('node-worker');
  });
  afterEach(() => told.stop());

  it('is the time from when a task was stored until it began', async () => {
    const servers = await acquireTestServers();
    const homeDir = await mkdtemp(join(tmpdir(), 'hartomat-worker-'));
    const prefix = ownPrefix();
    const bus = new TaskBus(servers.natsUrl, prefix);
    const beforeStored = Date.now();
    const task = await bus.dispatch('glb_bbox', { runClass: 'shadow' });
    const stored = Date.now();
    // It waits for a worker: there is none before.
    let began = 0;
    const work = async (): Promise<never> => {
      began = Date.now();
      throw new Error('No.');
    };
    const env = workerEnvironment({ natsUrl: servers.natsUrl, prefix, homeDir });
    const starting = Date.now();
    const worker = await startPlantedWorker(env, { glb_bbox: work }, noRenderer as unknown as Renderer);
    await bus.ended(task);
    const [wait, ...others] = await told.histograms(WAIT);
    expect(others).toEqual([]);
    expect(wait).toMatchObject({ attributes: { pool: 'materials', class: 'shadow' }, count: 1 });
    expect(wait?.sum).toBeGreaterThanOrEqual((starting - stored) / 1000);
    expect(wait?.sum).toBeLessThanOrEqual((began - beforeStored) / 1000);
    await worker.close();
    await bus.close();
    await servers.release();
    await rm(homeDir, { recursive: true, force: true });
  });

  it('counts first deliveries only, and is never below nothing where the server is ahead', async () => {
    const metrics = new TaskMetrics();
    const task = { pool: 'render', runClass: 'live', step: 'x', version: 1 } as NodeTask;
    metrics.begin({ task, deliveryCount: 1 }, Date.now() + 60_000);
    metrics.begin({ task, deliveryCount: 2 }, Date.now() - 60_000);
    expect(await told.histograms(WAIT)).toMatchObject([{ count: 1, sum: 0 }]);
    expect(await told.value('hartomat.task.redeliveries', { pool: 'render' })).toBe(1);
  });
});
