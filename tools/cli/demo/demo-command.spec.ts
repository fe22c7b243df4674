import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../deploy/local/process/free-port.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import { fakeCheckout } from '../testing/fake-checkout.js';
import type { FakeCheckout } from '../testing/fake-checkout.js';
import type { DemoReport } from './demo-report.js';

describe('demo', () => {
  let checkout: FakeCheckout;
  let env: Record<string, string>;
  beforeEach(async () => {
    checkout = fakeCheckout();
    mkdirSync(join(checkout.root, 'tests/fixtures'), { recursive: true });
    cpSync(join(repositoryRoot(), 'tests/fixtures/step'), join(checkout.root, 'tests/fixtures/step'), {
      recursive: true,
    });
    env = { HARTOMAT_HTTP_PORT: String(await freePort()) };
  });
  afterEach(async () => {
    await checkout.run(['down']).ended;
    checkout.remove();
  });

  it('starts everything, orders each product in each output type, reports, and stops what it started', async () => {
    const file = join(checkout.root, 'report.json');
    const demo = checkout.run(['demo', '--json', file], env);
    expect(await demo.ended).toBe(0);
    const report = JSON.parse(readFileSync(file, 'utf8')) as DemoReport;
    expect(report).toMatchObject({ ok: true, mode: 'shadow' });
    expect(report.lines).toHaveLength(6);
    expect(report.lines.every(({ assets }) => existsSync(assets[0]?.path ?? ''))).toBe(true);
    expect(demo.stdout).toMatch(/as1-oc-214 × still-cutout-512 +legacy +1\.3 \/ – +match/);
    expect(demo.stdout.endsWith('next: ./hartomat up\n')).toBe(true);
    expect(readInstance(checkout.homeDir)).toBeUndefined();
  });

  it('fails when the paths differ', async () => {
    writeFileSync(join(checkout.root, 'verdict'), 'mismatch');
    const demo = checkout.run(['demo', '--json'], env);
    expect(await demo.ended).toBe(1);
    expect(JSON.parse(demo.stdout)).toMatchObject({ ok: false });
  });

  it('leaves running what it started where that is wanted, and the next demo uses it', async () => {
    expect(await checkout.run(['demo', '--keep', '--mode', 'legacy'], env).ended).toBe(0);
    const kept = readInstance(checkout.homeDir)?.holder.pid;
    const next = checkout.run(['demo', '--mode', 'legacy', '--output-type', 'still-cutout-512'], env);
    expect(await next.ended).toBe(0);
    expect(next.stderr).toContain(`using the instance that runs at http://127.0.0.1:${env['HARTOMAT_HTTP_PORT']}`);
    expect(readInstance(checkout.homeDir)?.holder.pid).toBe(kept);
  });

  it('takes a free port where the usual one is taken', async () => {
    expect(await checkout.run(['demo', '--keep', '--mode', 'legacy'], env).ended).toBe(0);
    const other = fakeCheckout();
    const demo = other.run(
      ['demo', '--mode', 'legacy', '--step', join(repositoryRoot(), 'tests/fixtures/step/own-inch-block.step')],
      env,
    );
    const code = await demo.ended;
    other.remove();
    expect(code).toBe(0);
    expect(demo.stdout).toContain('own-inch-block × still-studio-1024');
  });
});
