import type { TestingModule } from '@nestjs/testing';
import type {
  LiveWorker,
  Mode,
  NodeCacheReply,
  NodeRunReply,
  OrderReply,
  RunReply,
  WorkflowVersionReply,
} from '#contracts';
import type { Template } from '#steps';
import { RenderCounter } from '../../apps/node-worker/slots/render-counter.js';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { FLANGE, OrderClient, liveOf } from '../instance/order-client.js';
import { runInstanceCli } from '../instance/instance-cli.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { startPlantedWorker } from '../parity/planted-worker.js';

const WORKFLOW = 'still-threejs';
const OUTPUT = 'kept-128';
/** Found in the name of the flange's housing, so that it is never learnt as the product's own material. */
const ALIAS = 'Flansch';
const KEPT = ['glb_bbox', 'glb_export', 'material_map_resolve', 'resolve_template', 'threejs_render'];

let instance: TestInstance;
let client: OrderClient;
/** Its product's materials are learnt by the first delivery, so that from then on nothing differs by itself. */
let settledFirst: RunReply;
let latest: RunReply;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.addOutputType(OUTPUT, { workflow: WORKFLOW });
  await client.json(`/material-aliases/${ALIAS}`, 'PUT', { material: 'aluminium' });
  await client.upload('flange', FLANGE);
  await client.untilWorkerLives();
  settledFirst = await deliver();
  latest = settledFirst;
});
afterAll(() => instance.close());

/** The graph run of a new order line of the same product and output type. */
async function deliver(body: { mode?: Mode; cache?: 'bypass' } = {}): Promise<RunReply> {
  const order = await client.json<OrderReply>('/orders', 'POST', {
    lines: [{ product: 'flange', outputType: OUTPUT }],
  });
  await client.json(`/orders/${order.id}/dispatch`, 'POST', { mode: 'graph', ...body });
  const delivery = await client.settled(order.id);
  if (delivery.fallbackReason) throw new Error(`${delivery.fallbackReason}: ${JSON.stringify(delivery)}`);
  return client.untilRunEnded(delivery.graphRunId ?? '');
}

/** What a run rendered, by the worker's own count. */
async function countingRenders<T>(work: () => Promise<T>): Promise<{ result: T; renders: number }> {
  const before = instance.countOfRenders().graph;
  const result = await work();
  return { result, renders: instance.countOfRenders().graph - before };
}

const nodeOf = ({ nodes }: RunReply, step: string): NodeRunReply => {
  const node = nodes.find((one) => one.step === step);
  if (!node) throw new Error(`The run has no ${step}.`);
  return node;
};
const cacheOf = (run: RunReply, step: string): NodeCacheReply | null => nodeOf(run, step).cache;
const hitsOf = ({ nodes }: RunReply): string[] =>
  nodes
    .filter(({ cache }) => cache?.state === 'hit')
    .map(({ step }) => step)
    .sort();
const pictureOf = (run: RunReply): unknown => nodeOf(run, 'threejs_render').outputs;
const differsIn = (run: RunReply, step: string): string[] => {
  const cache = cacheOf(run, step);
  return cache?.state === 'miss' ? (cache.differs ?? []).map(({ field }) => field) : [];
};

describe('a second run of the same product and output type', () => {
  it('renders nothing, and what the first one chose binds it to nothing', async () => {
    expect(settledFirst.nodes.filter(({ cache }) => cache?.state === 'hit')).toEqual([]);
    const { result: run, renders } = await countingRenders(() => deliver());
    expect(renders).toBe(0);
    expect(pictureOf(run)).toEqual(pictureOf(settledFirst));
    expect(cacheOf(run, 'threejs_render')).toMatchObject({
      state: 'hit',
      from: { runId: settledFirst.runId },
      because: [
        'step',
        'version',
        'code',
        'tool',
        'params',
        ...['bounding_box', 'glb', 'materials', 'template'].map((port) => `inputs.${port}`),
      ],
      artifacts: 2,
    });
    // Guesses are no assignment, so the inputs of this node are the same.
    expect(cacheOf(run, 'material_map_resolve')).toMatchObject({ state: 'hit' });
  });

  it('renders nothing after only notify was changed, and each node says why', async () => {
    const published = await client.json<WorkflowVersionReply>(`/workflows/${WORKFLOW}`);
    const workflow = structuredClone(published.workflow);
    for (const node of workflow.nodes)
      if (node.step === 'notify') node.params = { ...node.params, recipients: ['new@hartomat.example'] };
    expect((await client.publish(WORKFLOW, workflow)).version).toBe(published.version + 1);

    const { result: run, renders } = await countingRenders(() => deliver());
    expect(run.workflow.version).toBe(published.version + 1);
    expect(renders).toBe(0);
    expect(hitsOf(run)).toEqual(KEPT);
    expect(cacheOf(run, 'order_line_setup')).toEqual({ state: 'miss', reason: 'not_cacheable' });
    for (const step of ['auto_populate_materials', 'output_save', 'notify'])
      expect(cacheOf(run, step)).toEqual({ state: 'miss', reason: 'effect' });
    const live = await liveOf(instance, run.deliveryId);
    expect(live.assets).toMatchObject([{ name: 'still.png', run_id: run.runId }]);
    expect(live.notifications).toMatchObject([{ recipient: 'new@hartomat.example' }]);
    latest = run;
  });

  it('says so to people', async () => {
    const { stdout } = await runInstanceCli(instance, ['runs', 'show', latest.runId]);
    expect(stdout).toMatch(
      /threejs_render@3 +succeeded +1 +hit: same code, tool, params and inputs as run [0-9a-f-]{36} \(2 artifacts\)/,
    );
    expect(stdout).toMatch(/notify@\d +succeeded +1 +miss: never cached: it has an effect/);
    const order = await client.json<OrderReply[]>(`/orders?orderLineId=${latest.orderLineId}`);
    const { result, renders } = await countingRenders(() =>
      runInstanceCli(instance, ['dispatch', latest.orderLineId, '--mode', 'graph', '--again', '--no-cache', '--wait']),
    );
    expect(result).toMatchObject({ code: 0 });
    expect(renders).toBe(1);
    const delivery = await client.settled(order[0]?.id ?? '');
    const run = await client.run(delivery.graphRunId ?? '');
    expect(cacheOf(run, 'threejs_render')).toEqual({ state: 'miss', reason: 'bypassed' });
    expect(pictureOf(run)).toEqual(pictureOf(latest));
  });
});

describe('a run after a change', () => {
  it('of one value of the template renders anew and names the field', async () => {
    const template = await client.json<Template>('/templates/cutout-front');
    const before = template.camera.azimuth;
    await client.json('/templates/cutout-front', 'PUT', { ...template, camera: { ...template.camera, azimuth: 140 } });
    const { result: run, renders } = await countingRenders(() => deliver());
    expect(renders).toBe(1);
    expect(pictureOf(run)).not.toEqual(pictureOf(latest));
    expect(cacheOf(run, 'threejs_render')).toMatchObject({
      state: 'miss',
      reason: 'differs',
      differs: [{ field: 'inputs.template.camera.azimuth', before, now: 140 }],
    });
    expect(differsIn(run, 'resolve_template')).toEqual(['inputs.order_line.catalog']);
    expect(hitsOf(run)).toEqual(['glb_bbox', 'glb_export']);
    latest = run;
  });

  it('of an alias shows it: what reads the catalog is made anew', async () => {
    await client.json(`/material-aliases/${ALIAS}`, 'PUT', { material: 'brass' });
    const { result: run, renders } = await countingRenders(() => deliver());
    expect(renders).toBe(1);
    expect(differsIn(run, 'material_map_resolve')).toEqual(['inputs.order_line.catalog']);
    expect(differsIn(run, 'threejs_render')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^inputs\.materials\.parts\[\d+\]\.material\.baseColour$/)]),
    );
    expect(pictureOf(run)).not.toEqual(pictureOf(latest));
    latest = run;
  });

  it('of an alias that means no part of it reads the catalog anew and renders nothing', async () => {
    await client.json('/material-aliases/Unobtainium', 'PUT', { material: 'brass' });
    const { result: run, renders } = await countingRenders(() => deliver());
    expect(renders).toBe(0);
    expect(differsIn(run, 'material_map_resolve')).toEqual(['inputs.order_line.catalog']);
    expect(hitsOf(run)).toEqual(['glb_bbox', 'glb_export', 'threejs_render']);
  });

  it('in shadow mode makes everything itself, as its verdict counts', async () => {
    const { result: run, renders } = await countingRenders(() => deliver({ mode: 'shadow' }));
    expect(renders).toBe(1);
    expect(cacheOf(run, 'threejs_render')).toEqual({ state: 'miss', reason: 'shadow' });
  });
});

describe('code of a step that was changed', () => {
  let planted: TestingModule | undefined;
  afterAll(() => planted?.close());

  it('is never answered by what the old code made', async () => {
    const [old] = await client.json<LiveWorker[]>('/workers');
    await instance.stop('node-worker');
    planted = await startPlantedWorker(instance, 'threejs_render', (real) => real);
    const isThere = async () => {
      const live = await client.json<LiveWorker[]>('/workers');
      const isNew = ({ worker, capabilities }: LiveWorker) =>
        worker !== old?.worker && capabilities.includes('chromium');
      return live.some(isNew) ? true : undefined;
    };
    expect(await waitUntil(isThere, { withinMs: 60_000, everyMs: 200 })).toBe(true);
    const counter = planted.get(RenderCounter);
    const before = counter.rendered;
    const run = await deliver();
    expect(counter.rendered - before).toBe(1);
    expect(differsIn(run, 'threejs_render')).toEqual(['code']);
    expect(cacheOf(run, 'glb_export')).toMatchObject({ state: 'hit' });
    expect(cacheOf(await deliver(), 'threejs_render')).toMatchObject({ state: 'hit', from: { runId: run.runId } });
  });
});
