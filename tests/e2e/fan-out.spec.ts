import type { LiveWorker, MigratePresetsReply, RunReply } from '#contracts';
import type { OutputType } from '#steps';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { startExtraWorker } from '../instance/extra-worker.js';
import type { ExtraWorker } from '../instance/extra-worker.js';
import { OrderClient } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { orderOfTypes, putTypes } from '../presets/order-of-types.js';
import type { Outcome } from '../presets/order-of-types.js';
import { presetFixtures } from '../presets/preset-fixtures.js';

const ANGLES = Array.from({ length: 8 }, (_, at) => ({ azimuth: at * 45 - 90, elevation: at * 15 - 40 }));
const WITHIN_MS = 240_000;

/** A preset of production with more pictures, so that it is spread. */
function changed(key: string, params: object): OutputType {
  const type = presetFixtures().find((fixture) => fixture.key === key);
  if (!type) throw new Error(`There is no preset ${key}.`);
  return { ...type, legacyPreset: { ...type.legacyPreset, params: { ...type.legacyPreset.params, ...params } } };
}

const TYPES = [changed('angles-threejs', { angles: ANGLES }), changed('turntable-threejs', { frames: 13 })];

let at: { instance: TestInstance; client: OrderClient };
let workers: ExtraWorker[] = [];
let outcomes: Map<string, Outcome>;

beforeAll(async () => {
  const instance = await openTestInstance();
  at = { instance, client: new OrderClient(instance) };
  const graphSide = GRAPH_SIDE.filter((name) => name !== 'node-worker');
  await instance.start(...LEGACY_SIDE, ...graphSide);
  workers = await Promise.all(['worker-a', 'worker-b'].map((name) => startExtraWorker(instance, name)));
  await untilBothLive();
  await putTypes(at.client, TYPES);
  await at.client.json<MigratePresetsReply>('/presets/migrate', 'POST', {});
  outcomes = await orderOfTypes(at, TYPES, 'shadow');
}, WITHIN_MS);
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await at.instance.close();
});

async function untilBothLive(): Promise<void> {
  const live = await waitUntil(
    async () => {
      const found = await at.client.json<LiveWorker[]>('/workers').catch(() => []);
      return found.filter(({ capabilities }) => capabilities.includes('chromium')).length === 2 || undefined;
    },
    { withinMs: 60_000, everyMs: 200 },
  );
  if (!live) throw new Error('The two workers are not both announced with a browser.');
}

const renderOf = (run: RunReply) => run.nodes.find(({ step }) => step === 'threejs_render');

async function endOf(key: string): Promise<{ outcome: Outcome; run: RunReply }> {
  const outcome = outcomes.get(key);
  if (!outcome?.delivery.graphRunId) throw new Error(`${key} has no graph run.`);
  return { outcome, run: await at.client.untilRunEnded(outcome.delivery.graphRunId) };
}

describe('pictures that two workers share', () => {
  it.each([
    ['angles-threejs', 2, 'angles 1–4'],
    ['turntable-threejs', 2, 'frames 1–7'],
  ])('are those of legacy, which one process made: %s', async (key, shards, label) => {
    const { outcome, run } = await endOf(key);
    expect(outcome.comparison).toMatchObject({ verdict: 'match', reasons: [] });
    expect(outcome.graph).toEqual(outcome.legacy);
    expect(run.status).toBe('succeeded');
    expect(renderOf(run)?.shards).toHaveLength(shards);
    expect(renderOf(run)?.shards[0]).toMatchObject({ index: 1, label, status: 'succeeded', attempt: 1 });
  });

  it('were rendered by both', async () => {
    const runs = await Promise.all([...outcomes.keys()].map(endOf));
    const by = new Set(runs.flatMap(({ run }) => renderOf(run)?.shards.map(({ worker }) => worker)));
    expect([...by].sort()).toEqual(['worker-a', 'worker-b']);
    for (const worker of workers) expect(worker.log()).toContain('"msg":"picture rendered"');
    const rendered = workers.map((worker) => worker.log().split('"msg":"picture rendered"').length - 1);
    // Each shard once, and nothing whole.
    expect(rendered[0]! + rendered[1]!).toBe(4);
  });
});
