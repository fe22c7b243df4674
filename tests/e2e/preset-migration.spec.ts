import { digestOf } from '#contracts';
import type { Evidence, MigratePresetsReply, Mode } from '#contracts';
import type { OutputType } from '#steps';
import { OrderClient } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { presetFixtures } from '../presets/preset-fixtures.js';
import { seedOutputTypes } from '../presets/seed-output-types.js';

/** Presets that legacy makes as their config says, so that both paths can be held against each other. */
const MADE_BY_LEGACY = ['custom-chain', 'custom-odd-order', 'still-plain', 'still-transparent', 'still-unknown-keys'];
const ORDERED = presetFixtures().filter(({ key }) => MADE_BY_LEGACY.includes(key));

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
  await seedOutputTypes(instance, presetFixtures());
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
  it('are delivered by legacy, and then migrated', async () => {
    for (const outputType of ORDERED) {
      const { id, state } = await deliver(outputType, undefined);
      expect({ key: outputType.key, state }).toEqual({ key: outputType.key, state: 'committed' });
      before.set(outputType.key, shownBy(await evidenceOf(id, 'legacy')));
    }
    const { presets } = await client.json<MigratePresetsReply>('/presets/migrate', 'POST', {});
    const converted = presets.filter(({ outcome }) => outcome === 'converted').map(({ outputType }) => outputType);
    expect(converted).toEqual(expect.arrayContaining(MADE_BY_LEGACY));
  });

  it.each(ORDERED.map((outputType) => [outputType.key, outputType] as const))(
    'give the same evidence for an order line: %s, by legacy as before and by graph as by legacy',
    async (key, outputType) => {
      const unasked = await deliver(outputType, undefined);
      expect(unasked).toMatchObject({ mode: 'legacy', deliveredBy: 'legacy', reasonCode: 'no_rollout_row' });
      expect(shownBy(await evidenceOf(unasked.id, 'legacy'))).toEqual(before.get(key));

      const shadow = await deliver(outputType, 'shadow');
      expect(await client.comparison(shadow.id)).toMatchObject({ verdict: 'match', reasons: [] });
      expect(shownBy(await evidenceOf(shadow.id, 'legacy'))).toEqual(before.get(key));
      expect(shownBy(await evidenceOf(shadow.id, 'graph'))).toEqual(before.get(key));
    },
  );
});
