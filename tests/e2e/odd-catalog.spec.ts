import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryReply, Evidence, Mode, OrderReply, WorkflowVersionReply } from '#contracts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { OrderClient, liveOf } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

const PLAIN_BLOCK = 'tests/fixtures/step/own-inch-block.step';
const POLICIES = ['warn', 'default', 'fail'] as const;

let instance: TestInstance;
let client: OrderClient;
let gizmo: { name: string; bytes: Uint8Array };
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
  // Neither its name nor its colour says what it is made of.
  const block = await readFile(join(repositoryRoot(), PLAIN_BLOCK), 'latin1');
  const odd = block.replaceAll('InchBlock', 'Gizmo').replace(/COLOUR_RGB\(.*?\)/, "COLOUR_RGB('',1.,0.,1.)");
  gizmo = { name: 'gizmo.step', bytes: Buffer.from(odd, 'latin1') };
  for (const policy of POLICIES) await client.addOutputType(`gizmo-${policy}`, { unmappedParts: policy });
});
afterAll(() => instance.close());

async function deliver(product: string, outputTypes: string[], mode: Mode): Promise<DeliveryReply[]> {
  await client.upload(product, gizmo);
  const lines = outputTypes.map((outputType) => ({ product, outputType }));
  const { id } = await client.json<OrderReply>('/orders', 'POST', { lines });
  await client.json(`/orders/${id}/dispatch`, 'POST', { mode });
  const settled = await waitUntil(
    async () => {
      const order = await client.json<OrderReply>(`/orders/${id}`);
      const deliveries = order.lines.flatMap(({ delivery }) => delivery ?? []);
      return deliveries.every(({ state }) => state !== 'open') ? deliveries : undefined;
    },
    { withinMs: 90_000, everyMs: 200 },
  );
  if (!settled) throw new Error(`Order ${id} is not settled.`);
  return settled;
}

/** What the paths of a delivery logged about parts that show their own colour, because nothing says what they are made of. */
async function keptColours(deliveryId: string): Promise<{ path: string; logs: unknown[] }[]> {
  const rows = await instance.query<{ path: string; evidence: Evidence }>(
    'select path, evidence from orders.path_run where delivery_id = $1 and evidence is not null order by path',
    [deliveryId],
  );
  return rows.map(({ path, evidence }) => ({
    path,
    logs: evidence.steps.flatMap(({ logs }) => logs.filter(({ code }) => code === 'materials.colour_as_modelled')),
  }));
}

describe.each<Mode>(['legacy', 'graph', 'shadow'])('a part without a material, in mode %s', (mode) => {
  const deliverer = mode === 'graph' ? 'graph' : 'legacy';
  let warned: DeliveryReply, silent: DeliveryReply, failed: DeliveryReply;
  beforeAll(async () => {
    const outputTypes = POLICIES.map((policy) => `gizmo-${policy}`);
    const deliveries = await deliver(`gizmo-${mode}`, outputTypes, mode);
    [warned, silent, failed] = deliveries as [DeliveryReply, DeliveryReply, DeliveryReply];
    if (mode === 'shadow') for (const { id } of [warned, silent]) await client.comparison(id);
  });

  it('is delivered with a warning in the evidence of each path, where the output type says so', async () => {
    expect(warned).toMatchObject({ state: 'committed', deliveredBy: deliverer });
    const logs = [
      { level: 'warn', code: 'materials.colour_as_modelled', params: { parts: [expect.stringMatching('Gizmo')] } },
    ];
    const paths = mode === 'shadow' ? ['graph', 'legacy'] : [mode];
    expect(await keptColours(warned.id)).toEqual(paths.map((path) => ({ path, logs })));
  });

  it('is delivered without a word where the default is fine', async () => {
    expect(silent).toMatchObject({ state: 'committed', deliveredBy: deliverer });
    const levels = (await keptColours(silent.id)).flatMap(({ logs }) => logs);
    expect(levels).not.toEqual([]);
    expect(levels).toEqual(levels.map(() => expect.objectContaining({ level: 'info' })));
  });

  it('fails the delivery where a default will not do, names the part, and tells the owner once', async () => {
    expect(failed).toMatchObject({
      state: 'failed',
      deliveredBy: null,
      assets: [],
      failure: { code: 'materials_unmapped', message: expect.stringMatching(/Gizmo.*Assign materials/) },
    });
    const { notifications } = await liveOf(instance, failed.id);
    expect(notifications).toEqual([{ template: 'delivery_failed', recipient: 'orders@hartomat.example' }]);
  });
});

describe('an output type whose workflow cannot run', () => {
  const cases: [string, string, string][] = [
    ['there is none', '', 'output_type_without_workflow'],
    ['nobody made it', 'nowhere', 'workflow_not_published'],
    ['it was never published', 'draft-only', 'workflow_not_published'],
    ['it is archived', 'archived', 'workflow_archived'],
  ];
  beforeAll(async () => {
    const { workflow } = await client.json<WorkflowVersionReply>('/workflows/still-threejs');
    for (const key of ['draft-only', 'archived'])
      await client.json('/workflows', 'POST', { key, label: key, workflow });
    await client.json('/workflows/archived/publish', 'POST', {});
    await client.json('/workflows/archived/archive', 'POST', { archived: true });
    for (const [index, [, key]] of cases.entries()) await client.addOutputType(`workflow-${index}`, { workflow: key });
  });

  it('is delivered by legacy, which says why', async () => {
    const outputTypes = cases.map((_, index) => `workflow-${index}`);
    const deliveries = await deliver('gizmo-workflow', outputTypes, 'graph');
    const legacy = { requestedMode: 'graph', mode: 'legacy', state: 'committed', deliveredBy: 'legacy' };
    expect(deliveries).toMatchObject(cases.map(([, , reasonCode]) => ({ ...legacy, reasonCode })));
  });

  it('fails by legacy where its preset is none as well, says which are, and tells the owner once', async () => {
    await client.addOutputType('hologram', { workflow: '', legacyPreset: { preset: 'hologram', params: {} } });
    const [failed] = (await deliver('gizmo-hologram', ['hologram'], 'graph')) as [DeliveryReply];
    expect(failed).toMatchObject({
      state: 'failed',
      failure: { code: 'preset_unknown', message: expect.stringMatching(/"hologram".*turntable/) },
    });
    const { notifications } = await liveOf(instance, failed.id);
    expect(notifications.map(({ template }) => template)).toEqual(['delivery_failed']);
  });
});
