import type { LiveWorker, WorkflowVersionReply } from '#contracts';
import { findBlender } from '#steps/render';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { OrderClient, liveOf } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

let instance: TestInstance;
let client: OrderClient;

async function openInstance(env: Record<string, string>): Promise<void> {
  instance = await openTestInstance({ env });
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
}

/** A newer version of the still workflow, in which Blender renders. */
async function publishForBlender(): Promise<void> {
  const { key, workflow } = await client.json<WorkflowVersionReply>('/workflows/still-threejs');
  for (const node of workflow.nodes)
    if (node.step === 'threejs_render') Object.assign(node, { step: 'blender_still', params: { samples: 4 } });
  await client.publish(key, workflow);
}

describe('where no worker has Blender', () => {
  beforeAll(() => openInstance({ HARTOMAT_BLENDER_PATH: '/nowhere/blender' }));
  afterAll(() => instance.close());

  it('delivers an order of a Blender workflow by legacy, and says why', async () => {
    await publishForBlender();
    const delivery = await client.settled((await client.dispatchOne('graph')).id);
    expect(delivery).toMatchObject({ deliveredBy: 'legacy', reasonCode: 'step_without_worker', graphRunId: null });
  });
});

function describeWithBlender(name: string, body: () => void): void {
  if (findBlender()) describe(name, body);
  else describe.skip(`${name} (skipped: no Blender here; apt-get install blender python3-numpy)`, body);
}

describeWithBlender('where a worker has Blender', () => {
  beforeAll(() => openInstance({}));
  afterAll(() => instance.close());

  it('delivers by the graph what Blender rendered, from the built programs', async () => {
    await publishForBlender();
    const announced = await waitUntil(
      async () => {
        const live = await client.json<LiveWorker[]>('/workers');
        return live.some(({ capabilities }) => capabilities.includes('blender')) ? live : undefined;
      },
      { withinMs: 60_000, everyMs: 200 },
    );
    expect(announced).toBeDefined();
    const delivery = await client.settled((await client.dispatchOne('graph')).id);
    expect(delivery).toMatchObject({ deliveredBy: 'graph', fallbackReason: null });
    expect((await liveOf(instance, delivery.id)).assets).toHaveLength(1);
    const context = JSON.stringify(await client.json(`/runs/${delivery.graphRunId}`));
    expect(context).toContain('blender_still');
  });
});
