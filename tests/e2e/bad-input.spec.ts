import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { MigratePresetsReply, OrderReply, PresetMigrationReply, Problem, ValidateWorkflowReply } from '#contracts';
import type { OutputType } from '#steps';
import type { PresetConversion } from '#workflow-core';
import { FLANGE, OrderClient } from '../instance/order-client.js';
import { writtenState } from '../instance/state-digest.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { DEFINITION_MISTAKES } from './mistakes/definition-mistakes.js';
import { HTTP_MISTAKES, RAW_MISTAKES } from './mistakes/http-mistakes.js';
import { filledIn } from './mistakes/mistake.js';
import type { Mistakes, Sent } from './mistakes/mistake.js';
import { ORDER_MISTAKES } from './mistakes/order-mistakes.js';
import { WORKFLOW_FAULTS } from './mistakes/workflow-faults.js';

/** Stack traces, SQL, paths and addresses of our inside. */
const INSIDE =
  /\\n +at |node_modules|\/dist\/|select .* from |insert into|update .* set |127\.0\.0\.1|localhost|ECONN|postgres/i;

let instance: TestInstance;
let client: OrderClient;
let known: Record<string, string>;
let before: Record<string, unknown>;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.addOutputType('flow-128');
  await client.untilWorkerLives();
  const settled = await client.dispatchOne('shadow', FLANGE, 'flow-128');
  const delivery = await client.settled(settled.id);
  await client.comparison(delivery.id);
  await client.upload('flange', FLANGE);
  await client.send('/orders', {
    method: 'POST',
    body: JSON.stringify({ lines: [{ product: 'flange', outputType: 'flow-128' }] }),
    headers: { 'content-type': 'application/json', 'idempotency-key': 'the-first' },
  });
  // Nobody works on it, so it stays open.
  await instance.stop('legacy-pipeline');
  const open = await client.dispatchOne('legacy', FLANGE, 'flow-128');
  known = { ...idsOf(settled), ...idsOf(open, 'open'), delivery: delivery.id };
  before = await writtenState(instance);
});
afterAll(() => instance.close());

function idsOf({ id, lines: [line] }: OrderReply, prefix = ''): Record<string, string> {
  const name = (word: string): string => (prefix ? `${prefix}${word[0]?.toUpperCase()}${word.slice(1)}` : word);
  return { [name('order')]: id, [name('line')]: line?.id ?? '', [name('delivery')]: line?.delivery?.id ?? '' };
}

function bodyOf({ json, text: plain, form }: Sent): { body?: string | FormData; type?: string } {
  if (json !== undefined) return { body: JSON.stringify(json), type: 'application/json' };
  if (!form) return plain === undefined ? {} : { body: plain };
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') body.set(name, value);
    else body.set(name, new Blob([new Uint8Array(value.bytes)]), value.name);
  }
  return { body };
}

function send(mistake: Sent): Promise<Response> {
  const sent = filledIn(mistake, known);
  const { body, type } = bodyOf(sent);
  const token = sent.token === undefined ? instance.settings.adminToken : sent.token;
  const headers = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(type && { 'content-type': type }),
    ...sent.headers,
  };
  return fetch(`${client.api}${sent.path}`, { method: sent.method, headers, ...(body !== undefined && { body }) });
}

describe.each<[string, Mistakes]>([
  ['HTTP', HTTP_MISTAKES],
  ['orders', ORDER_MISTAKES],
  ['the catalog, workflows and presets', DEFINITION_MISTAKES],
])('a mistake about %s is refused with a code, says what is wrong, and writes nothing', (_what, mistakes) => {
  it.each(Object.entries(mistakes))('%s', async (_which, { send: sent, status, code, pointers = [], says }) => {
    const reply = await send(sent);
    const answer = await reply.text();
    expect({ status: reply.status, type: reply.headers.get('content-type'), answer }).toMatchObject({
      status,
      type: expect.stringContaining('application/problem+json'),
      answer: expect.not.stringMatching(INSIDE),
    });
    const problem = JSON.parse(answer) as Problem;
    expect(problem).toMatchObject({ code, status, detail: expect.stringMatching(says) });
    expect(problem.errors?.map(({ pointer }) => pointer) ?? []).toEqual(expect.arrayContaining(pointers));
    expect(await writtenState(instance)).toEqual(before);
  });
});

describe('what is no HTTP', () => {
  it.each(Object.entries(RAW_MISTAKES))(
    '%s is answered like any other mistake',
    async (_which, { bytes, status, code }) => {
      const socket = connect(instance.settings.ports.gateway, '127.0.0.1');
      socket.write(bytes.replace('{token}', instance.settings.adminToken), 'latin1');
      const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
      expect(head).toContain(`HTTP/1.1 ${status} `);
      expect(head).toContain('application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ status, code, detail: expect.stringMatching(/\w{20,}|\w+ \w+/) });
      expect(await writtenState(instance)).toEqual(before);
    },
  );
});

describe('a workflow that could not run', () => {
  it.each(Object.entries(WORKFLOW_FAULTS))('is told about %s, with pointer and advice', async (_which, fault) => {
    const reply = await client.json<ValidateWorkflowReply>('/workflows/validate', 'POST', fault.workflow);
    expect(reply).toMatchObject({ valid: false, semanticHash: null });
    const found = reply.issues.find(({ code, path }) => code === fault.code && path.startsWith(fault.path));
    expect(found ?? reply.issues).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(fault.says),
      hint: expect.stringMatching(/\w/),
    });
    expect(await writtenState(instance)).toEqual(before);
  });
});

describe('a preset with a key that nobody knows', () => {
  const config = { preset: 'still', params: { engine: 'threejs', shininess: 3 } };
  const noted = expect.objectContaining({ code: 'unknown_key', severity: 'warning', path: '/params/shininess' });

  it('is converted with a warning at the key, and nothing is written', async () => {
    const conversion = await client.json<PresetConversion>('/presets/convert', 'POST', config);
    expect(conversion.workflow).not.toBeNull();
    expect(conversion.report).toContainEqual(noted);
    expect(await writtenState(instance)).toEqual(before);
  });

  it('is kept as it is by a migration, with the warning, and where it came from', async () => {
    await client.addOutputType('shiny');
    const { key, ...shiny } = await client.json<OutputType>('/output-types/shiny');
    await client.json('/output-types/shiny', 'PUT', { ...shiny, workflow: '', legacyPreset: config });
    const { presets } = await client.json<MigratePresetsReply>('/presets/migrate', 'POST', { outputTypes: [key] });
    expect(presets).toEqual([
      expect.objectContaining({ outcome: 'converted', report: expect.arrayContaining([noted]) }),
    ]);
    const [kept] = await client.json<PresetMigrationReply[]>('/presets/migrations?outputType=shiny');
    expect(kept).toMatchObject({ config, report: expect.arrayContaining([noted]) });
    expect(await client.json('/output-types/shiny')).toMatchObject({ legacyPreset: config });
  });
});

describe('what these tests look at', () => {
  it('changes with the smallest write', async () => {
    const then = await writtenState(instance);
    await client.json('/rollouts/kill-switch', 'PUT', { on: false, reason: 'drill' });
    const now = await writtenState(instance);
    const changed = Object.keys(now).filter((name) => now[name] !== then[name]);
    expect(changed).toEqual(['orders.kill_switch']);
  });
});
