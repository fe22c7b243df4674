import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CatalogChangeReply, CatalogHeadReply } from '#contracts';
import type { Material } from '#steps';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { ADMIN_TOKEN } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

let orders: OrdersUnderTest;
let folder: string;
beforeAll(async () => {
  orders = await openOrdersUnderTest('catalog_cli');
  folder = await mkdtemp(join(tmpdir(), 'hartomat-cli-'));
});
afterAll(async () => {
  await orders.close();
  await rm(folder, { recursive: true, force: true });
});

/** The real command line against the gateway of this spec. */
async function catalog(args: string[], stdin = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/cli/main.ts', 'catalog', ...args], {
    cwd: repositoryRoot(),
    env: {
      PATH: process.env['PATH'],
      HARTOMAT_HOME: folder,
      HARTOMAT_API_URL: orders.gateway.origin,
      HARTOMAT_ADMIN_TOKEN: ADMIN_TOKEN,
    },
  });
  child.stdin.end(stdin);
  const closed = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const [code, stdout, stderr] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}
const json = async <T>(args: string[]): Promise<T> => JSON.parse((await catalog([...args, '--json'])).stdout) as T;

describe('./hartomat catalog', () => {
  it('shows an entry that can be edited and put back, and undoes it', async () => {
    const { sha256 } = await json<CatalogHeadReply>(['list']);
    const brass = await json<Material>(['show', 'material', 'brass']);
    const file = join(folder, 'brass.json');
    await writeFile(file, JSON.stringify({ ...brass, roughness: 0.5 }));
    expect(await catalog(['put', 'material', 'brass', file])).toMatchObject({ code: 0 });
    expect(await json<Material>(['show', 'material', 'brass'])).toEqual({ ...brass, roughness: 0.5 });
    expect((await json<CatalogHeadReply>(['undo'])).sha256).toBe(sha256);
    const history = await json<CatalogChangeReply[]>(['history']);
    expect(history.map(({ action, key }) => [action, key])).toEqual([
      ['undo', null],
      ['put', 'brass'],
      ['seed', null],
    ]);
  });

  it('reads from standard input, lists what it put, and deletes it', async () => {
    const put = await catalog(['put', 'material-alias', 'Messing/Guss', '-'], '{"material":"brass"}');
    expect(put).toMatchObject({ code: 0, stdout: '' });
    expect((await catalog(['list', 'material-aliases'])).stdout).toMatch(
      /^alias +material\n(.*\n)*Messing\/Guss +brass/,
    );
    expect((await catalog(['delete', 'material-alias', 'Messing/Guss'])).code).toBe(0);
    expect((await catalog(['list', 'material-aliases'])).stdout).not.toContain('Messing/Guss');
  });

  it.each([
    ['a kind that is none', ['list', 'colours'], /It holds: output-type, template/],
    ['a key that is near another', ['show', 'material', 'bras'], /"brass"/],
    ['what is in use', ['delete', 'template', 'cutout-front'], /still-cutout-512/],
    ['a file that is not there', ['put', 'material', 'x', 'nowhere.json'], /nowhere\.json cannot be read/],
    ['what is no JSON', ['put', 'material', 'x', '-'], /stdin is no JSON/],
  ])('refuses %s with a way out, and exit code 1', async (_what, args, says) => {
    const { code, stdout, stderr } = await catalog(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(says);
  });
});
