import type { TestingModule } from '@nestjs/testing';
import type { CatalogChangeReply, ComparisonReply, DeliveryReply } from '#contracts';
import type { Material, OutputType, Renderer, Template } from '#steps';
import { createChromiumRenderer } from '#steps/render';
import { OrderClient, SMALL_OUTPUT } from '../instance/order-client.js';
import { LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { createGate } from './gate.js';
import type { Gate } from './gate.js';
import { startPlantedWorker } from './planted-worker.js';

/** The one that takes longest; every one with all tests. */
const STEPS = process.env['HARTOMAT_TEST_ALL']
  ? [
      'order_line_setup',
      'glb_export',
      'resolve_template',
      'material_map_resolve',
      'auto_populate_materials',
      'glb_bbox',
      'threejs_render',
      'output_save',
      'notify',
    ]
  : ['threejs_render'];

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
beforeEach(() => instance.query('delete from orders.product_material'));

const pauseLegacy = (): boolean => process.kill(instance.process('legacy-pipeline').pid, 'SIGSTOP');
const resumeLegacy = (): boolean => process.kill(instance.process('legacy-pipeline').pid, 'SIGCONT');

async function withWorker<T>(step: string, gate: Gate, work: (worker: TestingModule) => Promise<T>): Promise<T> {
  const worker = await startPlantedWorker(instance, step, gate.fault, renderer);
  try {
    await client.untilWorkerLives();
    return await work(worker);
  } finally {
    gate.open();
    resumeLegacy();
    await worker.close();
  }
}

function expectMatch(delivery: DeliveryReply, comparison: ComparisonReply): void {
  expect(delivery).toMatchObject({ mode: 'shadow', deliveredBy: 'legacy' });
  expect(comparison).toMatchObject({ verdict: 'match', reasons: [] });
}

describe('legacy committing while the graph runs', () => {
  it.each(STEPS)('gives the same verdict when its commit lands just before the node %s', async (step) => {
    const gate = createGate();
    await withWorker(step, gate, async () => {
      pauseLegacy();
      const order = await client.dispatchOne('shadow');
      await gate.reached;
      resumeLegacy();
      const delivery = await client.settled(order.id);
      gate.open();
      expectMatch(delivery, await client.comparison(delivery.id));
    });
  });

  it('gives the same verdict when its commit lands after the last node', async () => {
    const gate = createGate();
    gate.open();
    await withWorker('notify', gate, async () => {
      pauseLegacy();
      const order = await client.dispatchOne('shadow');
      await client.untilRunEnded(order.lines[0]?.delivery?.graphRunId ?? '');
      resumeLegacy();
      const delivery = await client.settled(order.id);
      expectMatch(delivery, await client.comparison(delivery.id));
    });
  });
});

describe('a material that is edited between the dispatch and the first read of either side', () => {
  it('changes neither side', async () => {
    const baseline = await client.settled((await client.dispatchOne('legacy')).id);
    const gate = createGate();
    await withWorker('order_line_setup', gate, async () => {
      pauseLegacy();
      const order = await client.dispatchOne('shadow');
      await gate.reached;
      await instance.query(
        `insert into orders.product_material (product, part, material, why) values ('product', $1, 'pom-white', 'a person')`,
        ['Flansch_Gehäuse#1'],
      );
      resumeLegacy();
      gate.open();
      const delivery = await client.settled(order.id);
      expectMatch(delivery, await client.comparison(delivery.id));
      expect(delivery.assets.map(({ sha256 }) => sha256)).toEqual(baseline.assets.map(({ sha256 }) => sha256));
    });
    // The person's edit stands, and the next delivery shows it.
    const next = await client.settled((await client.dispatchOne('legacy')).id);
    expect(next.assets[0]?.sha256).not.toBe(baseline.assets[0]?.sha256);
  });
});

describe('a catalog that is edited over the API between the dispatch and the first read of either side', () => {
  it('changes neither side, and the next delivery shows it', async () => {
    const baseline = await client.settled((await client.dispatchOne('legacy')).id);
    const gate = createGate();
    await withWorker('order_line_setup', gate, async () => {
      pauseLegacy();
      const order = await client.dispatchOne('shadow');
      await gate.reached;
      const template = await client.json<Template>('/templates/cutout-front');
      await client.json('/templates/cutout-front', 'PUT', {
        ...template,
        camera: { ...template.camera, azimuth: 140 },
      });
      for (const material of await client.json<Material[]>('/materials'))
        await client.json(`/materials/${material.key}`, 'PUT', { ...material, baseColour: '#ff00ff' });
      const outputType = await client.json<OutputType>(`/output-types/${SMALL_OUTPUT}`);
      await client.json(`/output-types/${SMALL_OUTPUT}`, 'PUT', { ...outputType, width: 128, workflow: '' });
      resumeLegacy();
      gate.open();
      const delivery = await client.settled(order.id);
      expectMatch(delivery, await client.comparison(delivery.id));
      expect(delivery.assets.map(({ sha256 }) => sha256)).toEqual(baseline.assets.map(({ sha256 }) => sha256));
    });
    const next = await client.settled((await client.dispatchOne('legacy')).id);
    expect(next.assets[0]?.sha256).not.toBe(baseline.assets[0]?.sha256);
    const [first] = (await client.json<CatalogChangeReply[]>('/catalog/history')).slice(-1);
    await client.json('/catalog/undo', 'POST', { to: first?.sha256 });
    const again = await client.settled((await client.dispatchOne('legacy')).id);
    expect(again.assets.map(({ sha256 }) => sha256)).toEqual(baseline.assets.map(({ sha256 }) => sha256));
  });
});
