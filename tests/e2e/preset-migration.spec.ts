import { digestOf } from '#contracts';
import type { Evidence, MigratePresetsReply, Mode } from '#contracts';
import type { OutputType } from '#steps';
import { OrderClient } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { presetFixtures } from '../presets/preset-fixtures.js';

/** Presets that legacy makes as their config says, so that both paths can be held against each other. */
const MADE_BY_LEGACY = ['custom-chain', 'custom-odd-order', 'still-plain', 'still-transparent', 'still-unknown-keys'];
const table = presetFixtures()
  .filter(({ key }) => MADE_BY_LEGACY.includes(key))
  .map((outputType) => [outputType.key, outputType] as const);

/** Say which delivery or which catalog it was, so they differ between any two order lines. */
const OF_ONE_LINE = ['order_line', 'material_map', 'receipt'];

let instance: TestInstance;
let client: OrderClient;
const before = new Map<string, unknown>();
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
  for (const { key, ...value } of presetFixtures()) await client.json(`/output-types/${key}`, 'PUT', value);
});
afterAll(() => instance.close());

async function evidenceOf(deliveryId: string, path: 'legacy' | 'graph'): Promise<Evidence> {
  const [row] = await instance.query<{ evidence: Evidence }>(
    'select evidence from orders.path_run where delivery_id = $1 and path = $2',
    [deliveryId, path],
  );
  if (!row?.evidence) throw new Error(`delivery ${deliveryId} has no ${path} evidence`);
  return row.evidence;
}

/** What a path did without what names the one order line: two lines of one product and output type agree in it. */
function shownBy({ status, environment, steps, mediaAssets, catalogWrites, notifications }: Evidence) {
  const lasting = ([port]: [string, string]): boolean => !OF_ONE_LINE.includes(port);
  return {
    status,
    environment,
    steps: steps
      .map(({ step, outputs, logs }) => ({ step, logs, outputs: Object.entries(outputs).filter(lasting).sort() }))
      .sort((a, b) => (digestOf(a) < digestOf(b) ? -1 : 1)),
    mediaAssets,
    catalogWrites,
    notifications: notifications.map(({ channel, recipient, template }) => ({ channel, recipient, template })),
  };
}

/** Each order finds the product as customers send it: nobody has given its parts materials yet. */
async function deliver({ key }: OutputType, mode: Mode | undefined) {
  await instance.query('delete from orders.product_material');
  const order = await client.dispatchOne(mode, undefined, key);
  return client.settled(order.id);
}

describe('presets of production, before and after their migration', () => {
  it.each(table)('are made by legacy before it: %s', async (key, outputType) => {
    const { id, state } = await deliver(outputType, undefined);
    expect(state).toBe('committed');
    before.set(key, shownBy(await evidenceOf(id, 'legacy')));
  });

  it('become workflows', async () => {
    const { presets } = await client.json<MigratePresetsReply>('/presets/migrate', 'POST', {});
    const converted = presets.filter(({ outcome }) => outcome === 'converted').map(({ outputType }) => outputType);
    expect(converted).toEqual(expect.arrayContaining(MADE_BY_LEGACY));
  });

  it.each(table)(
    'are made by legacy after it as before, and without a rollout row by legacy alone: %s',
    async (key, type) => {
      const delivery = await deliver(type, undefined);
      expect(delivery).toMatchObject({ mode: 'legacy', deliveredBy: 'legacy', reasonCode: 'no_rollout_row' });
      expect(shownBy(await evidenceOf(delivery.id, 'legacy'))).toEqual(before.get(key));
    },
  );

  it.each(table)('are made by graph as legacy made them before: %s', async (key, type) => {
    const delivery = await deliver(type, 'shadow');
    expect(await client.comparison(delivery.id)).toMatchObject({ verdict: 'match', reasons: [] });
    expect(shownBy(await evidenceOf(delivery.id, 'graph'))).toEqual(before.get(key));
  });
});
