import { definitions } from '#nodes/definitions';
import type { DryRunReply, WorkflowVersionReply } from '#contracts';
import { definitionHash } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { problemOf } from './gateway-bench.js';
import { WorkflowBench } from './workflow-bench.js';

const UNKNOWN = '0d9f2f8e-2f8b-4f4e-9f5c-1f8a5f3c9d11';

let bench: WorkflowBench;
let still: Workflow;
let line: string;

beforeAll(async () => {
  bench = await WorkflowBench.open('dry-run');
  still = (await bench.json<WorkflowVersionReply>('GET', '/workflows/still-threejs')).workflow;
  line = await bench.orderLine('still-cutout-512');
});
afterAll(() => bench.close());

const dryRun = (key: string, body: object): Promise<DryRunReply> =>
  bench.json('POST', `/workflows/${key}/dry-run`, { orderLineId: line, ...body });

describe('a dry run', () => {
  it('says what would run, on which inputs, and what it would stage, and writes nothing', async () => {
    const counts = await bench.rowCounts();
    const reply = await dryRun('still-threejs', {});
    expect(reply).toMatchObject({ key: 'still-threejs', version: 1, valid: true, issues: [] });
    expect(reply.order[0]).toBe('setup');
    expect(new Set(reply.order)).toEqual(new Set(still.nodes.map(({ id }) => id)));
    expect(reply.bindings['render']).toMatchObject({ glb: [{ nodeId: 'export', output: 'glb' }] });
    expect(reply.params['export']).toEqual({ quality: 'standard' });
    expect(reply.inputs).toMatchObject({
      pinned: {
        orderLineId: line,
        generation: 1,
        product: { key: 'flange' },
        productFile: { fileName: 'flange.step' },
      },
      outputType: { key: 'still-cutout-512', workflow: 'still-threejs' },
    });
    expect(reply.wouldStage.map(({ effect }) => effect)).toEqual(['catalog', 'asset', 'notification']);
    expect(reply.wouldStage[1]?.assets?.pictures).toMatchObject([
      { template: 'cutout-front', width: 512, height: 512 },
    ]);
    expect(reply.wouldStage[2]?.notification?.recipients).toEqual(['orders@hartomat.example']);
    expect(await bench.rowCounts()).toEqual(counts);
  });

  it('names the steps that no worker offers', async () => {
    expect((await dryRun('still-threejs', {})).missing).toHaveLength(9);
    const steps = definitions.map((one) => ({ step: one.step, version: one.version, hash: definitionHash(one) }));
    const pools = ['render', 'materials', 'notify'];
    bench.registry.announce({ worker: 'w', pools, capabilities: [], slots: 1, steps });
    const missing = await waitUntil(
      async () => {
        const reply = await dryRun('still-threejs', {});
        return reply.missing.length === 1 ? reply.missing : undefined;
      },
      { withinMs: 5000 },
    );
    expect(missing).toMatchObject([{ step: 'threejs_render', reason: expect.stringContaining('chromium') }]);
  });

  it('tries a draft before it is published, and says why one could not run', async () => {
    await bench.call('POST', '/workflows', { key: 'tried', label: 'Tried', workflow: still });
    expect(await problemOf(await bench.call('POST', '/workflows/tried/dry-run', { orderLineId: line }))).toMatchObject({
      status: 404,
      code: 'workflow_not_published',
    });
    expect(await dryRun('tried', { version: 'draft' })).toMatchObject({ version: 'draft', valid: true });
    await bench.save('tried', 1, { ...still, edges: [] });
    const broken = await dryRun('tried', { version: 'draft' });
    expect(broken).toMatchObject({ valid: false, order: [], wouldStage: [] });
    expect(broken.issues.map(({ code }) => code)).toContain('missing_input');
  });

  it.each([
    ['an order line that is none', { orderLineId: 'x' }, 400, 'invalid_request'],
    ['an order line that does not exist', { orderLineId: UNKNOWN }, 404, 'order_line_not_found'],
    ['a version that is none', { version: 'newest' }, 400, 'invalid_request'],
    ['a version that does not exist', { version: 9 }, 404, 'workflow_not_published'],
  ])('refuses %s', async (_what, body, status, code) => {
    const json = { orderLineId: line, ...body };
    expect(await problemOf(await bench.call('POST', '/workflows/still-threejs/dry-run', json))).toMatchObject({
      status,
      code,
    });
  });
});

describe('dispatching a line by its workflow', () => {
  it('refuses a line whose output type has another workflow, and dispatches nothing', async () => {
    const counts = await bench.rowCounts();
    const other = await bench.call('POST', '/workflows/tried/dispatch', { orderLineId: line, mode: 'legacy' });
    expect(await problemOf(other)).toMatchObject({
      status: 409,
      code: 'workflow_differs',
      detail: expect.stringContaining('"still-threejs", not "tried"'),
    });
    expect(await bench.rowCounts()).toEqual(counts);
    const own = await bench.call('POST', '/workflows/still-threejs/dispatch', { orderLineId: line, mode: 'legacy' });
    expect(own.status).toBe(202);
  });

  it('takes legacy for a workflow that is archived, and says so', async () => {
    const archived = await bench.orderLine('still-cutout-512');
    await bench.call('POST', '/workflows/still-threejs/archive', { archived: true });
    await bench.call('POST', '/workflows/still-threejs/dispatch', { orderLineId: archived, mode: 'graph' });
    await bench.call('POST', '/workflows/still-threejs/archive', { archived: false });
    const orders = await bench.json<{ lines: { id: string; delivery: unknown }[] }[]>('GET', '/orders');
    expect(orders.flatMap(({ lines }) => lines).find(({ id }) => id === archived)?.delivery).toMatchObject({
      mode: 'legacy',
      reasonCode: 'workflow_archived',
    });
  });
});

describe('a product whose file is lost', () => {
  it('is named before anything runs', async () => {
    await bench.removeArtifacts();
    const reply = await bench.call('POST', '/workflows/still-threejs/dry-run', { orderLineId: line });
    expect(await problemOf(reply)).toMatchObject({ status: 409, code: 'product_file_missing' });
  });
});
