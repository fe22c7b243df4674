import { fileURLToPath } from 'node:url';
import { isRunning } from '../process/process-identity.js';
import { waitUntil } from '../process/wait-until.js';
import { killHard, runTypescript } from '../testing/run-typescript.js';
import { temporaryHome } from '../testing/temporary-home.js';
import { lockHolder, lockInstance } from './instance-lock.js';

const holdInstance = fileURLToPath(new URL('../testing/hold-instance.ts', import.meta.url));

describe('lockInstance', () => {
  let home: ReturnType<typeof temporaryHome>;
  beforeEach(() => (home = temporaryHome()));
  afterEach(() => home.remove());

  it('refuses a second holder, names the first and says what to do', async () => {
    const lock = await lockInstance(home.homeDir);
    const refusal = lockInstance(home.homeDir);
    await expect(refusal).rejects.toThrow(
      new RegExp(`${home.homeDir} is in use by process ${process.pid}.*HARTOMAT_HOME=`),
    );
    lock.release();
  });

  it('is free again once released', async () => {
    (await lockInstance(home.homeDir)).release();
    expect(lockHolder(home.homeDir)).toBeUndefined();
    (await lockInstance(home.homeDir)).release();
  });

  it('is free when its holder was killed, and the servers that it started have ended', async () => {
    const { child, line } = runTypescript(holdInstance, [home.homeDir]);
    const servers = JSON.parse(await line) as { nats: number; postgres: number };
    expect(lockHolder(home.homeDir)?.pid).toBe(child.pid);
    await expect(lockInstance(home.homeDir)).rejects.toThrow(`process ${child.pid}`);
    await killHard(child);
    (await lockInstance(home.homeDir)).release();
    const allGone = (): true | undefined =>
      Object.values(servers).some((pid) => isRunning({ pid })) ? undefined : true;
    expect(await waitUntil(allGone, { withinMs: 20_000 })).toBe(true);
  });
});
