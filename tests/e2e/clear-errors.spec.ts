import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { busAddress } from '#platform/bus-address';
import { connect } from '@nats-io/transport-node';
import { RunFinished, eventSubject, resultSubject, taskSubject } from '#contracts';
import type {
  DeadLetterReply,
  Mode,
  OrderReply,
  Problem,
  ProductReply,
  ValidateWorkflowReply,
  WorkflowVersionReply,
} from '#contracts';
import type { PresetConversion } from '#workflow-core';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { AS1, FLANGE, OrderClient, SMALL_OUTPUT, liveOf } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

const MEGABYTE = 1024 * 1024;
/** Its product has an empty shape; the only solid belongs to nothing. */
const WITHOUT_GEOMETRY = 'tests/fixtures/step/own-unattached-solid.step';

let instance: TestInstance;
let client: OrderClient;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
});
afterAll(() => instance.close());

const original = async (): Promise<string> => readFile(join(repositoryRoot(), AS1), 'latin1');

async function withoutSomePoints(): Promise<string> {
  const lines = (await original()).split('\n');
  return lines.filter((line) => !/^#\d*7\s*=\s*CARTESIAN_POINT/.test(line)).join('\n');
}

describe('a file that is no usable STEP file', () => {
  it.each<[string, () => Promise<string | Uint8Array>, string]>([
    ['empty', async () => '', 'step_file_empty'],
    ['an HTML page', async () => '<!doctype html><html><body>Sign in</body></html>', 'step_file_not_step'],
    ['cut off', async () => (await original()).slice(0, 40_000), 'step_file_truncated'],
    ['full of dangling references', withoutSomePoints, 'step_file_dangling_references'],
    ['over the limit', async () => new Uint8Array(102 * MEGABYTE), 'step_file_too_large'],
  ])(
    'is refused when it is %s, with a code and a message that names the file, and nothing is written',
    async (_what, content, code) => {
      const bytes = Buffer.from(await content());
      const reply = await client.upload('bad', { name: 'kunde-42.step', bytes });
      const problem = (await reply.json()) as Problem;
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      expect([413, 422]).toContain(reply.status);
      expect(problem.code).toBe(code);
      expect(problem.detail.length).toBeGreaterThan(40);
      expect(await client.json<ProductReply[]>('/products')).not.toContainEqual(
        expect.objectContaining({ key: 'bad' }),
      );
    },
  );

  it.each<Mode>(['legacy', 'graph', 'shadow'])(
    'fails the delivery with its code in %s mode, tells once, and can be delivered again',
    async (mode) => {
      const order = await client.dispatchOne(mode, WITHOUT_GEOMETRY);
      const failed = await client.settled(order.id);
      expect(failed).toMatchObject({ state: 'failed', deliveredBy: null, failure: { code: 'step_file_no_geometry' } });
      const live = await liveOf(instance, failed.id);
      expect(live.assets).toEqual([]);
      expect(live.notifications).toEqual([{ template: 'delivery_failed', recipient: 'orders@hartomat.example' }]);

      await client.upload('product', FLANGE);
      await client.json<OrderReply>(`/orders/${order.id}/dispatch`, 'POST', { mode, again: true });
      expect(await client.settled(order.id)).toMatchObject({ state: 'committed', generation: 2 });
    },
  );
});

describe('a request that cannot be right', () => {
  it.each<[string, unknown, string]>([
    ['an unknown product', { lines: [{ product: 'nowhere', outputType: SMALL_OUTPUT }] }, '/lines/0/product'],
    ['an unknown output type', { lines: [{ product: 'product', outputType: 'poster' }] }, '/lines/0/outputType'],
    ['no lines', { lines: [] }, '/lines'],
    ['an unknown member', { lines: [{ product: 'product', outputType: SMALL_OUTPUT }], rush: true }, '/rush'],
  ])('is refused for %s, pointing at it, and no order is written', async (_what, body, pointer) => {
    await client.upload('product', FLANGE);
    const before = await instance.query('select id from orders.customer_order');
    const reply = await client.send('/orders', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const problem = (await reply.json()) as Problem;
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
    expect(await instance.query('select id from orders.customer_order')).toHaveLength(before.length);
  });

  it('is refused without the admin token', async () => {
    const reply = await fetch(`${client.api}/orders`);
    expect(reply.status).toBe(401);
    expect(((await reply.json()) as Problem).code).toBe('unauthenticated');
  });
});

describe('validating the workflow of the migration plan', () => {
  it('finds the edge that leads nowhere and the input that is missing, and no other error', async () => {
    const sample = {
      version: 1,
      nodes: [
        {
          id: 'resolve_template',
          step: 'resolve_template',
          params: {},
          ui: { type: 'templateNode', position: { x: 420, y: 120 }, label: 'Resolve Template' },
        },
      ],
      edges: [{ from: 'setup', to: 'resolve_template' }],
    };
    const reply = await client.json<ValidateWorkflowReply>('/workflows/validate', 'POST', sample);
    const errors = reply.issues.filter(({ severity }) => severity === 'error');
    expect(reply.valid).toBe(false);
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'dangling_edge',
        path: '/edges/0/from',
        message: expect.stringContaining('setup'),
      }),
      expect.objectContaining({
        code: 'missing_input',
        path: '/nodes/0',
        message: expect.stringContaining('order_line'),
      }),
    ]);
  });
});

describe('converting a legacy preset', () => {
  const config = {
    preset: 'still_with_exports',
    params: { engine: 'threejs', resolution: [640, 480], format: 'png', exports: ['glb', 'jpg'], colour_space: 'srgb' },
  };

  it('gives a workflow that can be published and delivers, and names the key that it could not map', async () => {
    const conversion = await client.json<PresetConversion>('/presets/convert', 'POST', config);
    expect(conversion.report).toContainEqual(
      expect.objectContaining({ path: '/params/colour_space', severity: 'warning' }),
    );
    const { key, workflow: before } = await client.json<WorkflowVersionReply>('/workflows/still-threejs');
    await client.publish(key, conversion.workflow);
    const order = await client.dispatchOne('graph');
    const delivery = await client.settled(order.id);
    await client.publish(key, before);
    expect(delivery).toMatchObject({ state: 'committed', deliveredBy: 'graph', fallbackReason: null });
    expect(delivery.assets.map(({ name, width }) => [name, width])).toEqual([
      ['still.jpg', 640],
      ['still.png', 640],
      ['model.glb', null],
    ]);
  });

  it('says why a config stays legacy', async () => {
    const conversion = await client.json<PresetConversion>('/presets/convert', 'POST', { preset: 'hologram' });
    expect(conversion).toMatchObject({ workflow: null, report: [{ code: 'unknown_preset', severity: 'error' }] });
  });
});

describe('a malformed message', () => {
  it('becomes a dead letter at each border, naming service and field, and every service goes on', async () => {
    const bus = await connect(busAddress(instance.settings.natsUrl));
    const address = {
      pool: 'materials',
      requires: 'none',
      runClass: 'live',
      step: 'glb_bbox',
      nodeRunId: 'x',
    } as const;
    for (const subject of [
      eventSubject('wf', RunFinished.event),
      taskSubject('wf', address),
      resultSubject('wf', 'render'),
    ]) {
      bus.publish(subject, JSON.stringify({ runId: 7, deliveryId: 'x' }));
    }
    await bus.drain();
    const borders = ['comparison', 'node-worker', 'orchestrator', 'orders'];
    const letters = await waitUntil(
      async () => {
        const found = await client.json<DeadLetterReply[]>('/dead-letters');
        return borders.every((border) => found.some(({ service }) => service === border)) ? found : undefined;
      },
      { withinMs: 30_000, everyMs: 200 },
    );
    expect(new Set(letters?.map(({ field }) => field))).toEqual(new Set(['/runId']));
    const order = await client.dispatchOne('shadow');
    const delivery = await client.settled(order.id);
    expect(await client.comparison(delivery.id)).toMatchObject({ verdict: 'match' });
  });
});
