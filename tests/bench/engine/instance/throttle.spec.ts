import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import { ownProcessorMs } from './processor-time.js';
import { throttle } from './throttle.js';

const BUSY = 'for (;;);';
const WATCHED_MS = 3000;

describe('a throttled process', () => {
  let child: ChildProcess;
  beforeEach(() => (child = spawn(process.execPath, ['-e', BUSY], { stdio: 'ignore' })));
  afterEach(() => child.kill('SIGKILL'));

  const pid = (): number => child.pid ?? 0;

  /** The share of a core that the child gets from now on. */
  const share = async (): Promise<number> => {
    const [began, before] = [performance.now(), ownProcessorMs(pid())];
    await sleep(WATCHED_MS);
    return (ownProcessorMs(pid()) - before) / (performance.now() - began);
  };

  it('gets its share of a core and not more', async () => {
    const limited = throttle(pid(), 0.3);
    const got = await share();
    limited.release();
    expect(got).toBeGreaterThan(0.1);
    expect(got).toBeLessThan(0.4);
  });

  it('runs on when it is released while it is stopped', async () => {
    const limited = throttle(pid(), 0.001);
    await sleep(200);
    limited.release();
    const before = ownProcessorMs(pid());
    const hasRun = () => (ownProcessorMs(pid()) > before + 100 ? true : undefined);
    expect(await waitUntil(hasRun, { withinMs: 20_000 })).toBe(true);
  });

  it('may end while it is limited', async () => {
    const limited = throttle(pid(), 0.3);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await sleep(50);
    expect(() => limited.release()).not.toThrow();
  });
});
