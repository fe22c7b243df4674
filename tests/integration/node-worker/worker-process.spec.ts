import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createFolderArtifactStore } from '#artifacts';
import { createChromiumRenderer } from '#steps/render';
import type { ArtifactStore } from '#artifacts';
import type { NodeTask } from '#contracts';
import type { ManagedProcess } from '../../../deploy/local/process/managed-process.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { ownPrefix, workerEnvironment } from './planted-worker.js';
import { pinFlange, stillOverBus, stillWithoutBus } from './still-pipeline.js';
import type { StillOutputs } from './still-pipeline.js';
import { TaskBus } from './task-bus.js';
import { buildServices, startWorkerProcess } from './worker-process.js';

const LONG_MS = 300_000;

/** Children of a worker, dead or alive, by the state folder on their command lines. */
function processesOf(homeDir: string): string[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(homeDir));
}

describe('the built worker', () => {
  let servers: TestServers;
  let home: ReturnType<typeof temporaryHome>;
  let artifacts: ArtifactStore;
  let pinned: NodeTask['pinned'];
  let expected: StillOutputs;
  let prefix: string;
  let bus: TaskBus;
  let workers: ManagedProcess[];

  const startWorker = (name: string, env: Record<string, string> = {}): ManagedProcess => {
    const worker = startWorkerProcess(
      {
        ...workerEnvironment({ natsUrl: servers.natsUrl, prefix, homeDir: home.homeDir }),
        HARTOMAT_WORKER_NAME: name,
        HARTOMAT_LOG_LEVEL: 'info',
        ...env,
      },
      join(home.homeDir, `${name}.log`),
    );
    workers.push(worker);
    return worker;
  };
  const serving = (name: string): Promise<unknown> =>
    bus.announcement(({ worker, capabilities }) => worker === name && capabilities.includes('chromium'));

  beforeAll(async () => {
    servers = await acquireTestServers();
    home = temporaryHome();
    artifacts = createFolderArtifactStore(join(home.homeDir, 'artifacts'));
    pinned = await pinFlange(artifacts);
    const scratchDir = join(home.homeDir, 'scratch-of-the-spec');
    mkdirSync(scratchDir);
    const renderer = createChromiumRenderer({ homeDir: home.homeDir });
    expected = await stillWithoutBus({ artifacts, renderer, scratchDir }, pinned);
    await renderer.close();
    await buildServices();
  }, LONG_MS);
  beforeEach(() => {
    prefix = ownPrefix();
    bus = new TaskBus(servers.natsUrl, prefix);
    workers = [];
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await bus.close();
  });
  afterAll(async () => {
    await servers.release();
    home.remove();
  });

  it(
    'gives for every step over the bus what the step gives when it is called',
    async () => {
      const worker = startWorker('w1');
      await serving('w1');
      const over = await stillOverBus(bus, pinned);
      expect(over.digests).toEqual(expected.digests);
      expect(processesOf(home.homeDir)).not.toEqual([]);
      expect(bus.results.find(({ environment }) => environment)?.environment?.renderer).toEqual(expect.any(String));
      process.kill(worker.pid, 'SIGTERM');
      expect(await worker.exited).toEqual({ code: 0, signal: null });
      expect(processesOf(home.homeDir)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'is replaced by another worker with the same outputs when it is killed amid a step',
    async () => {
      const env = { HARTOMAT_WORKER_LEASE_MS: '2000' };
      const first = startWorker('w1', env);
      await serving('w1');
      let killed = 0;
      const over = await stillOverBus(bus, pinned, async (task) => {
        if (!['glb_export', 'threejs_render'].includes(task.step)) return;
        const victim = killed === 0 ? first : (workers.at(-1) as ManagedProcess);
        await bus.until('progress', 60_000, () => bus.progress.find(({ nodeRunId }) => nodeRunId === task.nodeRunId));
        process.kill(victim.pid, 'SIGKILL');
        await victim.exited;
        killed += 1;
        startWorker(`w${killed + 1}`, env);
      });
      expect(killed).toBe(2);
      expect(over.digests).toEqual(expected.digests);
      const again = bus.results.filter(({ outcome, deliveryCount }) => outcome === 'succeeded' && deliveryCount === 2);
      expect(again.map(({ nodeId, worker }) => `${nodeId} ${worker}`)).toEqual(['glb_export w2', 'threejs_render w3']);
      await Promise.all(workers.map((worker) => worker.stop()));
      await bus.until('no process left behind', 20_000, () => processesOf(home.homeDir).length === 0 || undefined);
    },
    LONG_MS,
  );

  it(
    'gives a running step back on SIGTERM, leaves no process behind and ends with code 0',
    async () => {
      const worker = startWorker('w1', { HARTOMAT_WORKER_DRAIN_MS: '0' });
      await serving('w1');
      const cad_file = (expected.byStep['order_line_setup'] as { cad_file: unknown }).cad_file;
      const task = await bus.dispatch('glb_export', { inputs: { cad_file }, params: { quality: 'fine' }, pinned });
      await bus.started(task);
      process.kill(worker.pid, 'SIGTERM');
      expect(await bus.ended(task)).toMatchObject({ outcome: 'interrupted', failure: { code: 'worker_draining' } });
      expect(await worker.exited).toEqual({ code: 0, signal: null });
      expect(processesOf(home.homeDir)).toEqual([]);
    },
    LONG_MS,
  );
});
