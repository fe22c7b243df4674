import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fakeCheckout } from '../testing/fake-checkout.js';
import type { FakeCheckout } from '../testing/fake-checkout.js';

const NOTE = {
  code: 'unknown_key',
  severity: 'warning',
  path: '/params/colour',
  message: 'Unknown.',
  hint: 'Drop it.',
};
const BAD = { code: 'bad_value', severity: 'error', path: '/params/frames', message: 'No number.', hint: 'Set one.' };
const STILL = { outputType: 'still', preset: 'still', outcome: 'converted', workflow: 'preset-still', version: 2, report: [NOTE], remarks: [] }; // prettier-ignore
const TURN = { outputType: 'turn', preset: 'turntable', outcome: 'stays_legacy', workflow: null, version: null, report: [BAD], remarks: [] }; // prettier-ignore
const KEPT = { id: 7, outputType: 'still', config: { preset: 'still' }, report: [NOTE], workflow: 'preset-still', version: 2, migratedAt: '2026-01-01T09:30:12.000Z', rolledBackAt: null }; // prettier-ignore
const BACK = { outputType: 'still', preset: 'still', outcome: 'rolled_back', workflow: '', remarks: [{ code: 'config_changed_since', message: 'Its preset was edited.' }] }; // prettier-ignore

const ANSWERS: Record<string, unknown> = {
  'POST /api/presets/convert': { workflow: null, report: [BAD] },
  'POST /api/presets/migrate': { dryRun: false, presets: [STILL, TURN] },
  'POST /api/presets/rollback': { presets: [BACK] },
  'GET /api/presets/migrations': [KEPT],
  'GET /api/presets/migrations?before=7': [],
};

describe('presets', () => {
  let checkout: FakeCheckout;
  let server: Server;
  let seen: { route: string; body: unknown }[];
  let env: Record<string, string>;
  beforeAll(async () => {
    checkout = fakeCheckout();
    server = createServer(async (request, response) => {
      const route = `${request.method} ${request.url}`;
      const body = await text(request);
      seen.push({ route, body: body && (JSON.parse(body) as unknown) });
      const answer = ANSWERS[route];
      response.writeHead(answer ? 200 : 503).end(JSON.stringify(answer ?? { code: 'away', detail: 'Start the bus.' }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const port = (server.address() as AddressInfo).port;
    env = { HARTOMAT_API_URL: `http://127.0.0.1:${port}`, HARTOMAT_ADMIN_TOKEN: 'token' };
  });
  afterAll(() => {
    server.close();
    checkout.remove();
  });
  beforeEach(() => (seen = []));

  const run = async (...args: string[]) => {
    const command = checkout.run(['presets', ...args], env);
    return { code: await command.ended, stdout: command.stdout, stderr: command.stderr };
  };

  it('shows one line per output type and each note with its pointer below, and does not fail where a preset stays legacy', async () => {
    const { code, stdout } = await run('migrate', 'still', 'turn', '--dry-run');
    expect(code).toBe(0);
    expect(seen).toEqual([
      { route: 'POST /api/presets/migrate', body: { outputTypes: ['still', 'turn'], dryRun: true } },
    ]);
    expect(stdout).toContain('dry run, nothing is written');
    expect(stdout).toMatch(/^still +still +converted +preset-still@2 +1 warning$/m);
    expect(stdout).toMatch(/^turn +turntable +stays legacy +\(legacy\) +1 error$/m);
    expect(stdout).toContain('converted: 1, stays legacy: 1. Nothing was written');
    expect(stdout).toMatch(/^turn\n {2}error +\/params\/frames {2}No number\. Set one\.$/m);
  });

  it('reports that no traffic moves, except where a rollout row moves it', async () => {
    expect((await run('migrate')).stdout).toContain('No traffic moved');
    const remarks = [{ code: 'rollout_row_applies', message: 'A row sends it to shadow.' }];
    ANSWERS['POST /api/presets/migrate'] = { dryRun: false, presets: [{ ...STILL, remarks }] };
    const { stdout } = await run('migrate');
    expect(stdout).toContain('A rollout row moves traffic');
    expect(stdout).not.toContain('No traffic moved');
  });

  it('rolls all back where none is named, and reports later edits', async () => {
    const { code, stdout } = await run('rollback');
    expect([code, seen[0]?.body]).toEqual([0, {}]);
    expect(stdout).toMatch(/^still +still +rolled back +\(legacy\) +config changed since$/m);
    expect(stdout).toContain('Its preset was edited.');
  });

  it('lists every page of the history, as JSON with the kept configs', async () => {
    expect((await run('list')).stdout).toMatch(
      /^still +still +converted +preset-still@2 +2026-01-01 09:30 UTC +1 warning$/m,
    );
    expect(JSON.parse((await run('list', '--json')).stdout)).toEqual([KEPT]);
  });

  it('converts a file, and fails with advice for one that is no JSON or an API that refuses', async () => {
    const file = join(checkout.root, 'preset.json');
    writeFileSync(file, '{"preset":"turntable"}');
    const converted = await run('convert', file);
    expect(converted).toMatchObject({ code: 0, stdout: expect.stringMatching(/^stays legacy\n {2}error +\/params\/frames/) }); // prettier-ignore
    writeFileSync(file, '{"key":"a","legacyPreset":{"preset":"turntable"}}');
    expect((await run('convert', file)).code).toBe(0);
    expect(seen.map(({ body }) => body)).toEqual([{ preset: 'turntable' }, { preset: 'turntable' }]);
    writeFileSync(file, '{');
    expect(await run('convert', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('preset.json is no JSON') }); // prettier-ignore
    delete ANSWERS['POST /api/presets/rollback'];
    expect(await run('rollback')).toMatchObject({ code: 1, stderr: expect.stringContaining('Start the bus.') });
  });
});
