import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort, freePorts } from '../process/free-port.js';
import { isRunning } from '../process/process-identity.js';
import { waitUntil } from '../process/wait-until.js';
import { fakeServices } from '../testing/fake-service.js';
import type { FakeServices } from '../testing/fake-service.js';
import { killHard, runTypescript } from '../testing/run-typescript.js';
import { startServices } from './start-services.js';
import type { RunningServices } from './start-services.js';
import type { ServiceStatus } from './supervised-service.js';

const silent = { restart: true, onChange: (): void => undefined };

async function until(services: RunningServices, wanted: (status: ServiceStatus) => boolean): Promise<ServiceStatus> {
  const found = await waitUntil(() => services.statuses().find(wanted), { withinMs: 20_000 });
  if (found === undefined) throw new Error(`Not reached: ${JSON.stringify(services.statuses())}`);
  return found;
}

describe('startServices', () => {
  let fakes: FakeServices;
  let services: RunningServices | undefined;
  beforeEach(() => (fakes = fakeServices()));
  afterEach(async () => {
    await services?.stop();
    rmSync(fakes.folder, { recursive: true, force: true });
  });

  it('starts a killed service again, with another pid', async () => {
    services = startServices([fakes.spec('a', await freePort())], silent);
    await services.ready(20_000);
    const first = services.statuses()[0]?.pid as number;
    process.kill(first, 'SIGKILL');
    const again = await until(services, ({ state, pid }) => state === 'ready' && pid !== first);
    expect(again.crashes).toBe(1);
  });

  it('leaves a crashed service down where restarts are off', async () => {
    const spec = fakes.spec('a', await freePort(), { env: { CRASH: 'no licence' } });
    services = startServices([spec], { ...silent, restart: false });
    expect(await until(services, ({ state }) => state === 'crashed')).toMatchObject({ crashes: 1, pid: undefined });
  });

  it('replaces one service in order and no other, which counts as no crash', async () => {
    const [a, b] = (await freePorts(2)) as [number, number];
    services = startServices([fakes.spec('a', a), fakes.spec('b', b)], silent);
    await services.ready(20_000);
    const [first, other] = services.statuses();
    await services.replace('a', 20_000);
    const [replaced, same] = services.statuses();
    expect(readFileSync(fakes.ended, 'utf8')).toBe('a\n');
    expect(replaced).toMatchObject({ state: 'ready', crashes: 0 });
    expect(replaced?.pid).not.toBe(first?.pid);
    expect(same?.pid).toBe(other?.pid);
  });

  it('starts one at once that waits after its crashes, when it is replaced', async () => {
    const spec = fakes.spec('a', await freePort(), { env: { CRASH: 'no licence' } });
    services = startServices([spec], silent);
    await until(services, ({ crashes, state }) => crashes >= 2 && state === 'crashed');
    spec.env['CRASH'] = '';
    await services.replace('a', 20_000);
    expect(services.statuses()).toEqual([expect.objectContaining({ state: 'ready', crashes: 0 })]);
  });

  it('stops in waves: those with public requests first, those that deliver last', async () => {
    const [a, b, c] = (await freePorts(3)) as [number, number, number];
    const specs = [
      fakes.spec('orders', a),
      fakes.spec('gateway', b, { wave: 3 }),
      fakes.spec('worker', c, { wave: 2 }),
    ];
    services = startServices(specs, silent);
    await services.ready(20_000);
    await services.stop();
    expect(readFileSync(fakes.ended, 'utf8')).toBe('gateway\nworker\norders\n');
    expect(services.statuses().map(({ state }) => state)).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('kills a service that does not end in its grace time', async () => {
    services = startServices([fakes.spec('a', await freePort(), { graceMs: 100, env: { STUBBORN: '1' } })], silent);
    await services.ready(20_000);
    const pid = services.statuses()[0]?.pid as number;
    await services.stop();
    expect(isRunning({ pid })).toBe(false);
  });

  it('reports what a service that is not ready waits for', async () => {
    services = startServices([fakes.spec('a', await freePort(), { env: { READY: 'no' } })], silent);
    await until(services, ({ why }) => why === 'waits for bus');
    await expect(services.ready(1)).rejects.toThrow(/a starting: waits for bus\s+log: .*a\.log/);
  });

  it('reports how a service crashed, with the end of its log', async () => {
    services = startServices([fakes.spec('a', await freePort(), { env: { CRASH: 'no licence' } })], silent);
    await expect(services.ready(20_000)).rejects.toThrow(/a crashed: exit code 4\nno licence/);
  });

  it('names the program that is not built', () => {
    const spec = { ...fakes.spec('a', 1), args: ['/nowhere/main.js'] };
    expect(() => startServices([spec], silent)).toThrow('/nowhere/main.js is missing. Build it: node tools/build.mjs');
  });

  it('leaves no service behind when its parent is killed', async () => {
    const script = fileURLToPath(new URL('../testing/hold-services.ts', import.meta.url));
    const { child, line } = runTypescript(script, []);
    const held = JSON.parse(await line) as { pid: number; folder: string };
    await killHard(child);
    const gone = await waitUntil(() => (isRunning(held) ? undefined : true), { withinMs: 15_000 });
    rmSync(held.folder, { recursive: true, force: true });
    expect(gone).toBe(true);
  });
});
