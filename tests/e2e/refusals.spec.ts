import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectBus } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type {
  MigratePresetsReply,
  OrderReply,
  PresetMigrationReply,
  Problem,
  ProductReply,
  ValidateWorkflowReply,
} from '#contracts';
import { busAddress } from '#platform/bus-address';
import { requestSubject } from '#platform/nats';
import type { OutputType } from '#steps';
import type { PresetConversion } from '#workflow-core';
import { askReadiness } from '../../deploy/local/supervisor/ask-readiness.js';
import { FLANGE, OrderClient, SMALL_OUTPUT } from '../instance/order-client.js';
import { writtenState } from '../instance/state-digest.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import type { Attacks } from './attacks/attack.js';
import { BUS_ATTACKS, BUS_QUESTIONS } from './attacks/bus-attacks.js';
import { consumed, deadLetters } from './attacks/bus-traces.js';
import { CONTENT_ATTACKS, DOOR_ATTACKS, PROTOCOL_ATTACKS } from './attacks/http-attacks.js';
import { INTERNAL_ATTACKS } from './attacks/internal-attacks.js';
import { sendAttack } from './attacks/send-attack.js';
import { UPLOAD_ATTACKS } from './attacks/upload-attacks.js';
import { DEFINITION_MISTAKES } from './mistakes/definition-mistakes.js';
import { HTTP_MISTAKES, RAW_MISTAKES } from './mistakes/http-mistakes.js';
import type { Mistakes } from './mistakes/mistake.js';
import { ORDER_MISTAKES } from './mistakes/order-mistakes.js';
import { sendMistake } from './mistakes/send-mistake.js';
import { WORKFLOW_FAULTS } from './mistakes/workflow-faults.js';

/** Stack traces, SQL, paths and addresses of our inside. */
const INSIDE =
  /\\n +at |node_modules|\/dist\/|select .* from |insert into|update .* set |127\.0\.0\.1|localhost|ECONN|postgres/i;

let instance: TestInstance;
let client: OrderClient;
/** Tokens and ids that attacks and mistakes name. */
let known: Record<string, string>;
/** What was stored before them. */
let before: Record<string, unknown>;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
});
afterAll(() => instance.close());

describe('somebody who attacks', () => {
  let bus: NatsConnection;
  /** Everything that is stored but dead letters. */
  const written = async (): Promise<Record<string, unknown>> => {
    const state = Object.entries(await writtenState(instance));
    return Object.fromEntries(state.filter(([table]) => !table.endsWith('.dead_letter')));
  };
  beforeAll(async () => {
    const product = (await (await client.upload('flange', FLANGE)).json()) as ProductReply;
    const lines = [{ product: 'flange', outputType: SMALL_OUTPUT }];
    const order = await client.json<OrderReply>('/orders', 'POST', { lines });
    const { adminToken: token, internalToken: internal } = instance.settings;
    known = { token, internal, order: order.id, artifact: product.sha256 };
    bus = await connectBus(busAddress(instance.settings.natsUrl));
    before = await written();
  });
  afterAll(() => bus?.close());
  afterEach(async () => expect(await written()).toEqual(before));

  describe.each<[string, Attacks]>([
    ['a door', DOOR_ATTACKS],
    ['the protocol', PROTOCOL_ATTACKS],
    ['what is sent', CONTENT_ATTACKS],
    ["a service's own interface", INTERNAL_ATTACKS],
    ['an upload', UPLOAD_ATTACKS],
  ])('an attack by %s is refused with its code and writes nothing', (_by, attacks) => {
    it.each(Object.entries(attacks))('%s', async (_which, attack) => {
      expect(await sendAttack(attack, instance, known)).toEqual({ status: attack.status, code: attack.code });
    });
  });

  describe('an attack by the bus', () => {
    it.each(Object.entries(BUS_ATTACKS))('%s writes nothing but dead letters', async (_which, attack) => {
      const kept = await deadLetters(instance);
      bus.publish(attack.subject, attack.body);
      await bus.flush();
      await consumed(bus);
      const now = await deadLetters(instance);
      const more = Object.keys(now).filter((service) => (now[service] ?? 0) > (kept[service] ?? 0));
      expect(more.sort()).toEqual([...attack.deadLetterOf].sort());
    });

    it.each([{}, { user: 'hartomat', pass: 'hartomat' }, { token: 'attack' }])(
      'cannot begin without the password: %j',
      async (credentials) => {
        const { servers } = busAddress(instance.settings.natsUrl);
        await expect(connectBus({ servers, ...credentials, reconnect: false })).rejects.toThrow(/authorization/i);
      },
    );

    it.each(Object.entries(BUS_QUESTIONS))('%s is refused with its code', async (_which, { request, data, code }) => {
      const question = JSON.stringify({ pattern: request.name, data, id: 'attack' });
      const answer = (await bus.request(requestSubject('wf', request), question)).json<{ err?: { code: string } }>();
      expect(answer.err?.code).toBe(code);
    });
  });

  describe('after all attacks', () => {
    it('every service is ready', async () => {
      const asked = [...LEGACY_SIDE, ...GRAPH_SIDE].map(async (name) => [
        name,
        await askReadiness(instance.settings.ports[name]),
      ]);
      for (const [name, { ready }] of (await Promise.all(asked)) as [string, { ready: boolean }][])
        expect({ name, ready }).toEqual({ name, ready: true });
    });

    it('there were at least sixty', () => {
      const all = [
        DOOR_ATTACKS,
        PROTOCOL_ATTACKS,
        CONTENT_ATTACKS,
        INTERNAL_ATTACKS,
        UPLOAD_ATTACKS,
        BUS_ATTACKS,
        BUS_QUESTIONS,
      ];
      expect(all.flatMap((attacks) => Object.keys(attacks)).length).toBeGreaterThanOrEqual(60);
    });
  });
});

describe('somebody who makes mistakes', () => {
  beforeAll(async () => {
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

  describe.each<[string, Mistakes]>([
    ['HTTP', HTTP_MISTAKES],
    ['orders', ORDER_MISTAKES],
    ['the catalog, workflows and presets', DEFINITION_MISTAKES],
  ])('a mistake about %s is refused with a code, says what is wrong, and writes nothing', (_what, mistakes) => {
    it.each(Object.entries(mistakes))('%s', async (_which, { send: sent, status, code, pointers = [], says }) => {
      const reply = await sendMistake(sent, instance, known);
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
});

function idsOf({ id, lines: [line] }: OrderReply, prefix = ''): Record<string, string> {
  const name = (word: string): string => (prefix ? `${prefix}${word[0]?.toUpperCase()}${word.slice(1)}` : word);
  return { [name('order')]: id, [name('line')]: line?.id ?? '', [name('delivery')]: line?.delivery?.id ?? '' };
}
