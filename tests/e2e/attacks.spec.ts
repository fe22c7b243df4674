import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectBus } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import type { OrderReply, Problem, ProductReply } from '#contracts';
import { busAddress } from '#platform/bus-address';
import { requestSubject } from '#platform/nats';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { askReadiness } from '../../deploy/local/supervisor/ask-readiness.js';
import { FLANGE, OrderClient, SMALL_OUTPUT } from '../instance/order-client.js';
import { writtenState } from '../instance/state-digest.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import type { Attack, Attacks } from './attacks/attack.js';
import { BUS_ATTACKS, BUS_QUESTIONS } from './attacks/bus-attacks.js';
import { CONTENT_ATTACKS, DOOR_ATTACKS, PROTOCOL_ATTACKS } from './attacks/http-attacks.js';
import { INTERNAL_ATTACKS } from './attacks/internal-attacks.js';
import { UPLOAD_ATTACKS } from './attacks/upload-attacks.js';

let instance: TestInstance;
let bus: NatsConnection;
let known: Record<string, string>;
let before: Record<string, unknown>;
beforeAll(async () => {
  instance = await openTestInstance();
  const client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  const product = (await (await client.upload('flange', FLANGE)).json()) as ProductReply;
  const lines = [{ product: 'flange', outputType: SMALL_OUTPUT }];
  const order = await client.json<OrderReply>('/orders', 'POST', { lines });
  const { adminToken: token, internalToken: internal } = instance.settings;
  known = { token, internal, order: order.id, artifact: product.sha256 };
  bus = await connectBus(busAddress(instance.settings.natsUrl));
  before = await written();
});
afterAll(async () => {
  await bus?.close();
  await instance.close();
});
afterEach(async () => expect(await written()).toEqual(before));

/** Everything that is stored but dead letters. */
async function written(): Promise<Record<string, unknown>> {
  const state = Object.entries(await writtenState(instance));
  return Object.fromEntries(state.filter(([table]) => !table.endsWith('.dead_letter')));
}

async function answerTo({ to, bytes }: Attack): Promise<{ status: number; code: string | null }> {
  const socket = connect(instance.settings.ports[to], '127.0.0.1');
  const answer = text(socket.setEncoding('latin1'));
  socket.write(
    bytes.replaceAll(/\{(token|internal|order|artifact)\}/g, (_, name: string) => known[name] ?? ''),
    'latin1',
  );
  const [head = '', body = ''] = (await answer).split('\r\n\r\n');
  const code =
    body === '' ? null : (JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)) as Problem).code;
  return { status: Number(head.split(' ')[1]), code };
}

describe.each<[string, Attacks]>([
  ['a door', DOOR_ATTACKS],
  ['the protocol', PROTOCOL_ATTACKS],
  ['what is sent', CONTENT_ATTACKS],
  ["a service's own interface", INTERNAL_ATTACKS],
  ['an upload', UPLOAD_ATTACKS],
])('an attack by %s is refused with its code and writes nothing', (_by, attacks) => {
  it.each(Object.entries(attacks))('%s', async (_which, attack) => {
    expect(await answerTo(attack)).toEqual({ status: attack.status, code: attack.code });
  });
});

describe('an attack by the bus', () => {
  it.each(Object.entries(BUS_ATTACKS))('%s writes nothing but dead letters', async (_which, attack) => {
    const kept = await deadLetters();
    bus.publish(attack.subject, attack.body);
    await bus.flush();
    await consumed();
    const now = await deadLetters();
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

  it.each(Object.entries(BUS_QUESTIONS))('%s is refused with its code', async (_which, { pattern, data, code }) => {
    const question = JSON.stringify({ pattern, data, id: 'attack' });
    const answer = (await bus.request(requestSubject('wf', pattern), question)).json<{ err?: { code: string } }>();
    expect(answer.err?.code).toBe(code);
  });
});

async function deadLetters(): Promise<Record<string, number>> {
  const rows = await instance.query<{ service: string; count: number }>(
    ['orders', 'orchestrator', 'comparison']
      .map((service) => `select '${service}' as service, count(*)::int as count from ${service}.dead_letter`)
      .join(' union all '),
  );
  return Object.fromEntries(rows.map(({ service, count }) => [service, count]));
}

/** Resolves when every consumer of events and results has settled all there is. */
async function consumed(): Promise<void> {
  const manager = await jetstreamManager(bus);
  const settled = await waitUntil(
    async () => {
      const streams = ['WF_EVENTS', 'WF_RESULTS'];
      const consumers = await Promise.all(streams.map((stream) => manager.consumers.list(stream).next()));
      const open = consumers.flat().filter((one) => one.num_pending + one.num_ack_pending > 0);
      return open.length === 0 ? true : undefined;
    },
    { withinMs: 20_000 },
  );
  if (!settled) throw new Error('Messages are still open on the bus after 20 s');
}

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
