import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../instance/run-cli.js';
import { ADMIN_TOKEN } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from '../orders/orders-under-test.js';
import type { OrdersUnderTest } from '../orders/orders-under-test.js';

let orders: OrdersUnderTest;
let elsewhere: Server;
let dir: string;
beforeAll(async () => {
  orders = await openOrdersUnderTest('cli_mistakes');
  dir = await mkdtemp(join(tmpdir(), 'hartomat-cli-'));
  elsewhere = createServer((_request, response) => response.end('<html>It works!</html>'));
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  await writeFile(join(dir, 'list.json'), '[1]');
  await writeFile(join(dir, 'text.json'), 'hello');
  await writeFile(join(dir, 'red.json'), '{"label":"Red","baseColour":"red"}');
  await writeFile(join(dir, 'workflow.json'), '{"version":1}');
});
afterAll(async () => {
  elsewhere.close();
  await orders.close();
  await rm(dir, { recursive: true, force: true });
});

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** `{dir}` stands for the folder with the files of this spec; the API is gateway and orders, with the bus down. */
function hartomat(args: string[], env: Record<string, string> = {}) {
  const here = { HARTOMAT_API_URL: orders.gateway.origin, HARTOMAT_ADMIN_TOKEN: ADMIN_TOKEN };
  const filled = args.map((arg) => arg.replace('{dir}', dir));
  return runCli(filled, { HARTOMAT_HOME: join(dir, 'home'), ...here, ...env });
}

/** One clear message on stderr, nothing on stdout, no stack. */
function expectRefused({ code, stdout, stderr }: Awaited<ReturnType<typeof hartomat>>, says: RegExp): void {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/\n +at |node:internal|Error:/);
}

describe('a command that cannot be right ends with 1 and says why', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['launch'], /unknown command 'launch'[\s\S]*--help/],
    ['a mistyped command of a group', ['runs', 'shwo', 'x'], /unknown command 'shwo'[\s\S]*Did you mean show/],
    ['an unknown option', ['catalog', 'list', '--josn'], /unknown option '--josn'[\s\S]*Did you mean --json/],
    ['a missing argument', ['dispatch'], /missing required argument 'order-or-line'/],
    ['a mode that is none', ['dispatch', 'x', '--mode', 'turbo'], /'turbo' is invalid.*legacy, graph, shadow/],
    ['a time that is none', ['dispatch', 'x', '--minutes', 'soon'], /--minutes is soon; give a number/],
    ['a suite that is none', ['test', 'everything'], /'everything' is invalid.*unit, web, contract/],
    ['a log of nothing', ['logs', 'nobody'], /No log of nobody/],
    ['a STEP file that is not there', ['demo', '--step', '/nowhere.step'], /no file \/nowhere\.step/],
    ['a workflow file that is not there', ['workflows', 'validate', '{dir}/no.json'], /no\.json cannot be read/],
    ['a workflow that is a list', ['workflows', 'validate', '{dir}/list.json'], /list\.json is JSON, but no object/],
    ['a workflow that is a text', ['workflows', 'validate', '{dir}/text.json'], /text\.json is no JSON/],
    ['a version that is none', ['workflows', 'dry-run', 'still', 'x', '--version', 'new'], /--version is new; give/],
    ['a preset that is not there', ['presets', 'convert', '{dir}/no.json'], /no\.json cannot be read: .*preset config/],
    ['a preset that is a text', ['presets', 'convert', '{dir}/text.json'], /text\.json is no JSON: .*preset config/],
    ['a bad value', ['catalog', 'put', 'material', 'red', '{dir}/red.json'], /\n {2}\/baseColour: .*#rrggbb/],
    ['a key that is none', ['catalog', 'show', 'material', 'No Key'], /"No Key".*not a valid key/],
    ['a delivery that is none', ['deliveries', 'cancel', 'x'], /"x".*not a valid uuid/],
    ['an order that is none', ['dispatch', 'order-1'], /"order-1" is no id of an order/],
  ])('%s', async (_what, args, says) => expectRefused(await hartomat(args), says));
});

describe('a command that reaches nobody ends with 1 and says what to do', () => {
  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['nothing runs', ['catalog', 'list'], { HARTOMAT_API_URL: '' }, /Nothing runs in .*\.\/hartomat up/],
    ['no token', ['catalog', 'list'], { HARTOMAT_ADMIN_TOKEN: '' }, /admin token.*HARTOMAT_ADMIN_TOKEN/],
    ['a wrong token', ['catalog', 'list'], { HARTOMAT_ADMIN_TOKEN: 'wrong' }, /401.*\(unauthenticated\)/],
    ['no answer', ['runs', 'list'], { HARTOMAT_API_URL: 'http://127.0.0.1:1' }, /got no answer/],
    ['no URL', ['runs', 'list'], { HARTOMAT_API_URL: 'here' }, /got no answer: Invalid URL/],
    ['the bus down', ['runs', 'list'], {}, /503.*Try again when it is/],
    ['the bus down for a workflow', ['workflows', 'validate', '{dir}/workflow.json'], {}, /\(bus_unreachable\)/],
    ['a state folder that is a file', ['up'], { HARTOMAT_HOME: '/dev/null' }, /\/dev\/null cannot be used/],
    ['a port that is none', ['up'], { HARTOMAT_HTTP_PORT: 'http' }, /HARTOMAT_HTTP_PORT is http/],
  ])('%s', async (_what, args, env, says) => expectRefused(await hartomat(args, env), says));

  it('another server', async () => {
    const refused = await hartomat(['catalog', 'list'], { HARTOMAT_API_URL: urlOf(elsewhere) });
    expectRefused(refused, /does not answer like HartOMat.*It works!.*HARTOMAT_API_URL/);
  });
});
