import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogChangeReply, CatalogHeadReply, ProductMaterialsReply } from '#contracts';
import type { Material } from '#steps';
import { runCli } from '../../instance/run-cli.js';
import type { CommandResult } from '../../instance/run-cli.js';
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
function catalog(args: string[], stdin = ''): Promise<CommandResult> {
  const { origin } = orders.gateway;
  const env = { HARTOMAT_HOME: folder, HARTOMAT_API_URL: origin, HARTOMAT_ADMIN_TOKEN: ADMIN_TOKEN };
  return runCli(['catalog', ...args], env, stdin);
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

  it('lists what the parts of a product show, sets what a person decides, and clears it', async () => {
    await orders.query(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values ('bearing', 'B', 'b.step', 'x', 1)`,
    );
    await orders.query(
      `insert into orders.product_guess (product, position, part, material, why, delivery_id)
       values ('bearing', 0, 'Cage 2/1#1', 'brass', 'rule:cage', '00000000-0000-0000-0000-000000000001')`,
    );
    const first = /^part +material +why +since\nCage 2\/1#1 +brass +rule:cage /;
    expect((await catalog(['materials', 'bearing'])).stdout).toMatch(first);
    const set = await catalog(['materials', 'bearing', 'set', 'Cage 2/1#1', 'bronze']);
    expect(set.stdout).toMatch(/\nCage 2\/1#1 +bronze +assigned [^\n]*\n$/);
    const { assignments } = await json<ProductMaterialsReply>(['materials', 'bearing']);
    expect(assignments).toMatchObject([{ part: 'Cage 2/1#1', material: 'bronze' }]);
    expect((await catalog(['materials', 'bearing', 'clear', 'Cage 2/1#1'])).stdout).toMatch(first);
  });

  it.each([
    ['a product that is none', ['materials', 'nothing'], /no product "nothing"/],
    ['half an assignment', ['materials', 'bearing', 'set', 'Cage'], /set PART MATERIAL/],
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
