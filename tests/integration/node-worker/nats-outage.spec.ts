import { join } from 'node:path';
import { rmSync } from 'node:fs';
import type { AnyNodeExecutor } from '#nodes/executors';
import type { Renderer } from '#steps';
import type { LocalServer } from '../../../deploy/local/local-server.js';
import { embeddedNatsUrl, startNats } from '../../../deploy/local/nats/start-nats.js';
import { freePort } from '../../../deploy/local/process/free-port.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { ownPrefix, startPlantedWorker, workerEnvironment } from './planted-worker.js';
import { TaskBus } from './task-bus.js';

const noRenderer = { environment: () => Promise.reject(new Error('none')), close: async () => undefined };

describe('a worker whose NATS goes away', () => {
  let home: ReturnType<typeof temporaryHome>;
  let natsUrl: string;
  let nats: LocalServer | null;
  let finish: ((outputs: Record<string, unknown>) => void) | null;
  let begun: number;

  const hold: AnyNodeExecutor = () =>
    new Promise((resolve) => {
      begun += 1;
      finish = resolve;
    });
  const startServer = async (): Promise<void> => {
    nats = await startNats({ homeDir: home.homeDir, port: Number(new URL(natsUrl).port), url: '' });
  };
  const stopServer = async (): Promise<void> => {
    await nats?.stop();
    nats = null;
  };
  beforeEach(async () => {
    home = temporaryHome();
    natsUrl = embeddedNatsUrl(home.homeDir, await freePort());
    begun = 0;
    finish = null;
  });
  afterEach(async () => {
    await stopServer();
    home.remove();
  });

  it.each(['kept', 'wiped'])(
    'stores what it finished meanwhile when NATS is back (%s), and works on',
    async (streams) => {
      const prefix = ownPrefix();
      const env = workerEnvironment({ natsUrl, prefix, homeDir: home.homeDir });
      const worker = await startPlantedWorker(
        { ...env, HARTOMAT_LOG_LEVEL: 'fatal' },
        { glb_bbox: hold, resolve_template: async () => ({ template: 1 }) },
        noRenderer as unknown as Renderer,
      );
      await startServer();
      const bus = new TaskBus(natsUrl, prefix);
      const task = await bus.dispatch('glb_bbox');
      await bus.until('the step', 20_000, () => begun === 1 || undefined);
      await stopServer();
      if (streams === 'wiped') rmSync(join(home.homeDir, 'nats'), { recursive: true });
      finish?.({ bounding_box: 1 });
      await startServer();
      expect(await bus.ended(task)).toMatchObject({ outcome: 'succeeded', deliveryCount: 1 });
      const next = await bus.until('a stream', 20_000, () => bus.dispatch('resolve_template').catch(() => undefined));
      expect(await bus.ended(next)).toMatchObject({ outcome: 'succeeded' });
      expect(begun).toBe(1);
      await worker.close();
      await bus.close();
    },
  );
});
