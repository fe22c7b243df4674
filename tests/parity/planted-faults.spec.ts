import type { ComparisonReply } from '#contracts';
import type { Renderer } from '#steps';
import { createChromiumRenderer } from '#steps/render';
import { OrderClient } from '../instance/order-client.js';
import { LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import {
  droppedNotification,
  extraWarning,
  missingPart,
  startPlantedWorker,
  wrongCatalogWrite,
  wrongMaterial,
} from './planted-worker.js';
import type { Fault } from './planted-worker.js';

const HOUSING = /Geh/;
const SCREW = /M8x12\.3/;

let instance: TestInstance;
let client: OrderClient;
/** One browser for the workers of all tests. */
let renderer: Renderer;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  renderer = createChromiumRenderer({ homeDir: instance.settings.homeDir });
  await instance.start(...LEGACY_SIDE, 'registry', 'orchestrator', 'comparison');
});
afterAll(async () => {
  await renderer?.close();
  await instance.close();
});

async function compareWith(step: string, fault: Fault): Promise<ComparisonReply> {
  const worker = await startPlantedWorker(instance, step, fault, renderer);
  try {
    await client.untilWorkerLives();
    const order = await client.dispatchOne('shadow');
    const delivery = await client.settled(order.id);
    expect(delivery).toMatchObject({ mode: 'shadow', deliveredBy: 'legacy' });
    return await client.comparison(delivery.id);
  } finally {
    await worker.close();
  }
}

describe('a fault planted in the running worker is a mismatch that names aspect and part', () => {
  it('a wrong material on one part', async () => {
    const comparison = await compareWith('threejs_render', wrongMaterial(HOUSING));
    expect(comparison).toMatchObject({
      verdict: 'mismatch',
      aspects: { mediaAssets: 'mismatch', notifications: 'match' },
    });
    const parts = comparison.reasons.filter(({ aspect }) => aspect === 'mediaAssets').map(({ part }) => part);
    expect(parts).toContainEqual(expect.stringMatching(HOUSING));
    expect(parts).not.toContainEqual(expect.stringMatching(SCREW));
  });

  it('a missing part', async () => {
    const comparison = await compareWith('threejs_render', missingPart(SCREW));
    expect(comparison).toMatchObject({ verdict: 'mismatch', aspects: { mediaAssets: 'mismatch' } });
    expect(comparison.reasons).toContainEqual(
      expect.objectContaining({ aspect: 'mediaAssets', part: expect.stringMatching(SCREW) }),
    );
  });

  it('a dropped notification', async () => {
    const comparison = await compareWith('notify', droppedNotification);
    expect(comparison).toMatchObject({
      verdict: 'mismatch',
      aspects: { notifications: 'mismatch', mediaAssets: 'match' },
    });
    expect(JSON.stringify(comparison.reasons)).toContain('orders@hartomat.example');
  });

  it('an extra warning', async () => {
    const comparison = await compareWith('glb_bbox', extraWarning);
    expect(comparison).toMatchObject({ verdict: 'mismatch', aspects: { logs: 'mismatch', mediaAssets: 'match' } });
    expect(comparison.reasons).toContainEqual(expect.objectContaining({ aspect: 'logs', step: 'glb_bbox' }));
    expect(JSON.stringify(comparison.reasons)).toContain('planted.warning');
  });

  it('a wrong catalog write', async () => {
    const comparison = await compareWith('auto_populate_materials', wrongCatalogWrite(HOUSING));
    expect(comparison).toMatchObject({
      verdict: 'mismatch',
      aspects: { catalogWrites: 'mismatch', mediaAssets: 'match' },
    });
    expect(comparison.reasons).toContainEqual(
      expect.objectContaining({ aspect: 'catalogWrites', part: expect.stringMatching(HOUSING) }),
    );
  });

  it('nothing at all: the same pipeline without a fault matches in every aspect', async () => {
    const comparison = await compareWith('notify', (real) => real);
    expect(comparison.reasons).toEqual([]);
    expect(new Set(Object.values(comparison.aspects))).toEqual(new Set(['match']));
  });
});
