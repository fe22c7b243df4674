import { definitions } from '#nodes/definitions';
import { REQUESTS } from '#contracts';
import type {
  DispatchDecision,
  DispatchedLine,
  DryRunReply,
  PredictCacheRequest,
  StepDuration,
  StepDurationsRequest,
  StepVersion,
  WorkflowVersionReply,
} from '#contracts';
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

describe('the kept results that a run would use', () => {
  it('are said by the orchestrator, for the plan and the pinned inputs, and null where it does not answer', async () => {
    expect((await dryRun('still-threejs', {})).cache).toBeNull();
    const asked: PredictCacheRequest[] = [];
    const miss = { state: 'miss' as const, reason: 'not_cacheable' as const, from: null, differs: [] };
    const stop = await bench.registry.answer(REQUESTS.orchestrator.predictCache, (query: PredictCacheRequest) => { asked.push(query); return query.plan.nodes.map(({ nodeId }) => ({ node: nodeId, ...miss })); }); // prettier-ignore
    const { cache, order } = await dryRun('still-threejs', {});
    stop();
    expect(cache).toEqual(order.map((node) => ({ node, ...miss })));
    expect(asked).toMatchObject([{ workflow: 'still-threejs', pinned: { orderLineId: line, product: { key: 'flange' } } }]); // prettier-ignore
  });
});

describe('a param that names an entry of the catalog', () => {
  const withTemplate = (templateKey: string): Workflow => ({
    ...still,
    nodes: still.nodes.map((node) => (node.step === 'resolve_template' ? { ...node, params: { templateKey } } : node)),
  });

  it('is warned of where the catalog does not have that entry', async () => {
    const at = still.nodes.findIndex(({ step }) => step === 'resolve_template');
    const workflow = withTemplate('nowhere');
    await bench.call('POST', '/workflows', { key: 'astray', label: 'Astray', workflow });
    const unknown = async () => {
      const { valid, issues } = await dryRun('astray', { version: 'draft' });
      expect(valid).toBe(true);
      return issues.filter(({ code }) => code === 'unknown_catalog_reference');
    };
    expect(await unknown()).toMatchObject([
      {
        severity: 'warning',
        ...{ nodeId: still.nodes[at]?.id, path: `/nodes/${at}/params/templateKey` },
        message: expect.stringContaining('no template "nowhere"'),
        hint: expect.stringContaining('cutout-front'),
      },
    ]);
    await bench.save('astray', 1, withTemplate('cutout-front'));
    expect(await unknown()).toEqual([]);
  });
});

describe('how long a run may take', () => {
  it('is null while the orchestrator does not answer', async () => {
    expect((await dryRun('still-threejs', {})).estimate).toBeNull();
  });

  it('is said by node and for the longest path, by what the orchestrator says of the steps and versions of the plan', async () => {
    const asked: StepVersion[] = [];
    const stop = await bench.registry.answer(
      REQUESTS.orchestrator.stepDurations,
      ({ steps }: StepDurationsRequest): StepDuration[] => {
        asked.push(...steps);
        const tried = steps.filter(({ step }) => step === 'threejs_render' || step === 'glb_export');
        return tried.map((one) => ({ ...one, n: 12, medianSeconds: 3.5, p90Seconds: 8 }));
      },
    );
    const { estimate, order } = await dryRun('still-threejs', {});
    stop();
    expect(asked.map(({ step }) => step).sort()).toEqual(still.nodes.map(({ step }) => step).sort());
    expect(estimate?.nodes.map(({ node }) => node)).toEqual(order);
    const of = (id: string) => estimate?.nodes.find(({ node }) => node === id);
    expect(of('render')).toMatchObject({ step: 'threejs_render', n: 12, medianSeconds: 3.5, p90Seconds: 8 });
    expect(of('setup')).toMatchObject({ n: 0, medianSeconds: null, p90Seconds: null });
    expect(estimate?.total).toMatchObject({ medianSeconds: 7, p90Seconds: 16 });
    expect(estimate?.total.path).toEqual(expect.arrayContaining(['export', 'render']));
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

describe('who would deliver the line', () => {
  const OPEN = { pausedPools: [], fullPools: [] };
  const rollout = { workflow: 'still-threejs', outputType: '*', mode: 'graph' };
  const decision = async (): Promise<DispatchDecision> => (await dryRun('still-threejs', {})).decision;
  const decisionOnce = (fits: (found: DispatchDecision) => boolean): Promise<DispatchDecision | undefined> =>
    waitUntil(
      async () => {
        const found = await decision();
        return fits(found) ? found : undefined;
      },
      { withinMs: 5000 },
    );

  it('is legacy where no rollout row says otherwise', async () => {
    expect(await decision()).toEqual({ mode: 'legacy', reasonCode: 'no_rollout_row', rollout: null, ...OPEN });
  });

  it('is what the rollout row says once every step has a worker, and so a dispatch decides', async () => {
    await bench.json('PUT', '/rollouts/still-threejs/*', { mode: 'graph' });
    bench.registry.announce({ worker: 'w', pools: [], capabilities: [], slots: 1, steps: [] });
    const without = await decisionOnce(({ reasonCode }) => reasonCode === 'step_without_worker');
    expect(without).toEqual({ mode: 'legacy', reasonCode: 'step_without_worker', rollout, ...OPEN });
    bench.announceWorker();
    const ready = await decisionOnce(({ mode }) => mode === 'graph');
    expect(ready).toEqual({ mode: 'graph', reasonCode: 'rollout_row', rollout, ...OPEN });
    const orderLineId = await bench.orderLine('still-cutout-512');
    const dispatched = await bench.json<DispatchedLine>('POST', '/workflows/still-threejs/dispatch', { orderLineId });
    expect(dispatched).toMatchObject({ mode: 'graph', reasonCode: 'rollout_row' });
  });

  it('is legacy while a pool is paused or full, which it names', async () => {
    bench.announceWorker();
    bench.registry.announcePools({ paused: ['render'], full: ['notify'] });
    const found = await decisionOnce(({ pausedPools }) => pausedPools.length > 0);
    const closed = { pausedPools: ['render'], fullPools: ['notify'] };
    expect(found).toEqual({ mode: 'legacy', reasonCode: 'pool_paused', rollout, ...closed });
    bench.registry.announcePools({ paused: [], full: [] });
  });

  it('is legacy under the kill switch', async () => {
    await bench.json('PUT', '/rollouts/kill-switch', { on: true, reason: 'drill' });
    expect(await decision()).toMatchObject({ mode: 'legacy', reasonCode: 'kill_switch', rollout });
    await bench.json('PUT', '/rollouts/kill-switch', { on: false, reason: 'the drill is over' });
  });
});

describe('a product whose file is lost', () => {
  it('is named before anything runs', async () => {
    await bench.removeArtifacts();
    const reply = await bench.call('POST', '/workflows/still-threejs/dry-run', { orderLineId: line });
    expect(await problemOf(reply)).toMatchObject({ status: 409, code: 'product_file_missing' });
  });
});
