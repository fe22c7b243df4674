import type { DryRunReply, MigratePresetsReply, MigratedPreset } from '#contracts';
import { findBlender } from '#steps/render';
import type { OutputType } from '#steps';
import { OrderClient } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { orderOfTypes, putTypes } from '../presets/order-of-types.js';
import type { Outcome } from '../presets/order-of-types.js';
import {
  NEVER_CONVERTED,
  NEVER_MADE,
  PLANTED,
  needsBlender,
  presetFixtures,
  smallSeeds,
} from '../presets/preset-fixtures.js';

/** Two dozen lines on both paths, Blender's among them, take their time on a busy machine. */
const ALL_LINES_WITHIN_MS = 300_000;

const keysOf = (some: readonly OutputType[]): string[] => some.map(({ key }) => key);

/** The short run leaves out what differs from these in nothing that the processes do. */
const SHORT = [
  ...['custom-chain', 'still-email', 'turntable-threejs', 'still-jpg', 'angles-threejs'],
  ...Object.keys(NEVER_MADE),
  ...NEVER_CONVERTED,
];
const fixtures = presetFixtures().filter(({ key }) => process.env['HARTOMAT_TEST_ALL'] || SHORT.includes(key));
const everyType = [...fixtures, ...smallSeeds()];
const types = everyType.filter((type) => findBlender() !== undefined || !needsBlender(type));
const left = keysOf(everyType.filter((type) => !types.includes(type)));
const keys = keysOf(types);
const made = keys.filter((key) => !(key in NEVER_MADE));
const unmade = keys.filter((key) => key in NEVER_MADE);
const staying = types.filter(({ key }) => NEVER_CONVERTED.includes(key));
const moving = types.filter((type) => !staying.includes(type));
/** Some are also delivered by graph, and some dispatched in no mode of anybody's choosing. */
const inGraph = types.filter(({ key }) => ['custom-chain', 'still-email', 'turntable-threejs'].includes(key));
const unasked = types.filter(({ key }) => ['still-jpg', 'angles-threejs'].includes(key));

let at: { instance: TestInstance; client: OrderClient };
let before: Map<string, Outcome>;
let migrated: Map<string, MigratedPreset>;

beforeAll(async () => {
  const instance = await openTestInstance();
  at = { instance, client: new OrderClient(instance) };
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await at.client.untilWorkerLives();
  await putTypes(at.client, types);
});
afterAll(() => at.instance.close());

function of<T>(all: Map<string, T>, key: string): T {
  const found = all.get(key);
  if (!found) throw new Error(`Nothing is known of ${key}, only of ${[...all.keys()].join(', ')}.`);
  return found;
}

const describeAsset = ({ name, width, height }: { name: string; width?: number | null; height?: number | null }) =>
  `${name} ${width ?? 'any'} × ${height ?? 'any'}`;

if (left.length > 0)
  describe.skip('presets that need Blender (skipped: none here; apt-get install blender python3-numpy)', () =>
    it.each(left)('%s', () => undefined));

describe('presets of production before their migration', () => {
  beforeAll(async () => void (before = await orderOfTypes(at, types)), ALL_LINES_WITHIN_MS);

  it.each(made)('are made by legacy: %s', (key) => {
    expect(of(before, key).delivery).toMatchObject({ state: 'committed', deliveredBy: 'legacy', failure: null });
  });

  it.each(unmade)('fail with a clear code where nobody can tell what to make: %s', (key) => {
    expect(of(before, key).delivery).toMatchObject({ state: 'failed', failure: { code: NEVER_MADE[key] } });
  });
});

describe('presets of production after their migration, in shadow', () => {
  let after: Map<string, Outcome>;
  beforeAll(async () => {
    const { presets } = await at.client.json<MigratePresetsReply>('/presets/migrate', 'POST', {});
    migrated = new Map(presets.map((preset) => [preset.outputType, preset]));
    after = await orderOfTypes(at, types, 'shadow');
  }, ALL_LINES_WITHIN_MS);

  it.each(keys)('are made by legacy as before: %s', (key) => {
    expect(of(before, key).legacy).not.toBeNull();
    expect(of(after, key).legacy).toEqual(of(before, key).legacy);
    expect(of(after, key).delivery.failure?.code).toBe(of(before, key).delivery.failure?.code);
  });

  it.each(keysOf(moving))('are made by graph as legacy made them before: %s', (key) => {
    const { delivery, comparison, graph } = of(after, key);
    expect(delivery).toMatchObject({ mode: 'shadow', deliveredBy: 'legacy', fallbackReason: null });
    expect(comparison).toMatchObject({ verdict: 'match', reasons: [] });
    expect(graph).toEqual(of(before, key).legacy);
  });

  it.each(keysOf(moving))('tell in a dry run which pictures and models they deliver: %s', async (key) => {
    const { delivery, lineId } = of(after, key);
    const dryRun = { orderLineId: lineId };
    const reply = await at.client.json<DryRunReply>(`/workflows/${of(migrated, key).workflow}/dry-run`, 'POST', dryRun);
    const planned = reply.wouldStage.flatMap(({ assets }) => assets ?? []);
    const sizes = new Map(planned.flatMap(({ pictures }) => pictures).map((one) => [one.name, one]));
    const told = planned.flatMap(({ names }) => names).map((name) => describeAsset({ name, ...sizes.get(name) }));
    expect(told.sort()).toEqual(delivery.assets.map(describeAsset).sort());
  });

  it.each(Object.entries(PLANTED).filter(([key]) => keys.includes(key)))(
    'are reported with what is wrong: %s',
    (key, planted) => {
      const told = of(migrated, key).report.flatMap(({ code, path }) => [`${code} ${path}`, path]);
      expect(told).toEqual(expect.arrayContaining(planted));
    },
  );

  it.each(keysOf(staying))('stay legacy where they became no workflow: %s', (key) => {
    expect(of(migrated, key)).toMatchObject({ outcome: 'stays_legacy', workflow: null });
    const { delivery, graph } = of(after, key);
    expect(delivery).toMatchObject({ mode: 'legacy', reasonCode: 'output_type_without_workflow', graphRunId: null });
    expect(graph).toBeNull();
  });
});

describe('presets of production after their migration', () => {
  let graph: Map<string, Outcome>;
  let withoutRow: Map<string, Outcome>;
  beforeAll(async () => {
    const orders = [orderOfTypes(at, [...staying, ...inGraph], 'graph'), orderOfTypes(at, unasked)] as const;
    [graph, withoutRow] = await Promise.all(orders);
  }, ALL_LINES_WITHIN_MS);
  const assetsOf = ({ delivery }: Outcome) => delivery.assets.map(({ name, sha256 }) => ({ name, sha256 }));

  it.each(keysOf(inGraph))('are delivered by graph with the same assets: %s', (key) => {
    const outcome = of(graph, key);
    expect(outcome.delivery).toMatchObject({ state: 'committed', deliveredBy: 'graph', fallbackReason: null });
    expect(assetsOf(outcome)).toEqual(assetsOf(of(before, key)));
    expect(outcome.graph).toEqual(of(before, key).legacy);
  });

  it.each(keysOf(staying))('are delivered by legacy in mode graph, too, where they have no workflow: %s', (key) => {
    const { delivery, legacy } = of(graph, key);
    expect(delivery).toMatchObject({ mode: 'legacy', reasonCode: 'output_type_without_workflow', graphRunId: null });
    expect(delivery.deliveredBy).toBe(of(before, key).delivery.deliveredBy);
    expect(legacy).toEqual(of(before, key).legacy);
  });

  it.each(keysOf(unasked))('stay with legacy alone without a rollout row: %s', (key) => {
    const { delivery, legacy } = of(withoutRow, key);
    expect(delivery).toMatchObject({ mode: 'legacy', deliveredBy: 'legacy', reasonCode: 'no_rollout_row' });
    expect(legacy).toEqual(of(before, key).legacy);
  });
});
