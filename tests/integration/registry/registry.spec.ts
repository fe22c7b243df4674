import { REQUESTS } from '#contracts';
import type {
  LiveWorker,
  PublishReply,
  ResolveWorkflowReply,
  ValidateWorkflowReply,
  WorkerAnnounced,
  WorkflowSummary,
  WorkflowVersionReply,
} from '#contracts';
import { definitions } from '#nodes/definitions';
import { definitionHash } from '#workflow-core';
import type { NodeDefinition, Workflow } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { RegistryUnderTest } from './testing/registry-under-test.js';

const { createWorkflow, getWorkflow, listDefinitions, listWorkers, listWorkflows } = REQUESTS.registry;
const { publishDraft, resolveWorkflow, validateWorkflow } = REQUESTS.registry;

describe('the registry', () => {
  let registry: RegistryUnderTest;
  let builtIn: WorkflowVersionReply;

  beforeAll(async () => {
    registry = await RegistryUnderTest.start('registry');
    builtIn = await registry.ask(getWorkflow, { key: 'still-threejs' });
  });
  afterAll(() => registry.stop());

  const allSteps: WorkerAnnounced = {
    worker: 'worker-1',
    pools: ['render', 'materials', 'notify'],
    capabilities: ['chromium'],
    slots: 2,
    steps: definitions.map((one) => ({ step: one.step, version: one.version, hash: definitionHash(one) })),
  };
  const resolve = (): Promise<ResolveWorkflowReply> => registry.ask(resolveWorkflow, { key: 'still-threejs' });
  /** What is missing once it is this many steps; announcements take a moment. */
  const missing = async (count: number): Promise<ResolveWorkflowReply['missing']> => {
    const found = await waitUntil(
      async () => {
        const reply = await resolve();
        return reply.missing.length === count ? reply.missing : undefined;
      },
      { withinMs: 5000 },
    );
    if (!found) throw new Error(`expected ${count} missing steps, got ${JSON.stringify(await resolve())}`);
    return found;
  };

  it('serves the newest version of every definition', async () => {
    const served = await registry.ask<NodeDefinition[]>(listDefinitions);
    expect(new Set(served.map((one) => one.step))).toEqual(new Set(definitions.map((one) => one.step)));
  });

  it('comes with the still workflow, valid and with its definitions frozen', async () => {
    expect(builtIn).toMatchObject({ label: 'Still (three.js)', version: 1 });
    const { issues, semanticHash } = await registry.ask<ValidateWorkflowReply>(validateWorkflow, {
      workflow: builtIn.workflow,
    });
    expect(issues).toEqual([]);
    expect(semanticHash).toBe(builtIn.semanticHash);
    const frozen = Object.fromEntries(
      builtIn.definitions.map((one) => [one.step, { version: one.version, hash: definitionHash(one) }]),
    );
    expect(builtIn.lock).toEqual(frozen);
    expect(Object.keys(frozen)).toHaveLength(9);
  });

  it('publishes what does something else as the next version, and what does the same not at all', async () => {
    const publish = (workflow: Workflow) => registry.publish('a-still', workflow, 'A still');
    const { created, ...first } = await publish(builtIn.workflow);
    expect(created).toBe(true);
    const moved: Workflow = { ...builtIn.workflow, ui: { viewport: { x: 1 } } };
    expect(await publish(moved)).toMatchObject({ version: 1, semanticHash: first.semanticHash, created: false });
    const nodes = builtIn.workflow.nodes.map((node) =>
      node.step === 'glb_export' ? { ...node, params: { quality: 'fine' } } : node,
    );
    expect(await publish({ ...builtIn.workflow, nodes })).toMatchObject({ version: 2, created: true });
    expect(await registry.ask(getWorkflow, { key: 'a-still', version: 1 })).toEqual(first);
    const listed = await registry.ask<WorkflowSummary[]>(listWorkflows);
    expect(listed).toContainEqual(expect.objectContaining({ key: 'a-still', latestVersion: 2 }));
  });

  it('makes one version of what is published twice at the same time', async () => {
    await registry.ask(createWorkflow, { key: 'raced', label: 'Raced', workflow: builtIn.workflow });
    const publish = (): Promise<PublishReply> => registry.ask(publishDraft, { key: 'raced' });
    const versions = await Promise.all([publish(), publish(), publish(), publish()]);
    expect(versions.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
    expect(versions.filter(({ created }) => created)).toHaveLength(1);
  });

  it('refuses to publish what is not valid, pointing at what is wrong', async () => {
    const workflow = { ...builtIn.workflow, edges: [...builtIn.workflow.edges, { from: 'render', to: 'nowhere' }] };
    await expect(registry.publish('bad', workflow)).rejects.toMatchObject({
      code: 'workflow_invalid',
      status: 422,
      errors: [expect.objectContaining({ pointer: expect.stringMatching(/^\/workflow\/edges\/11/) })],
    });
    await expect(registry.ask(getWorkflow, { key: 'bad' })).rejects.toMatchObject({ code: 'workflow_not_published' });
  });

  it('answers what is wrong with anything that calls itself a workflow', async () => {
    const reply = await registry.ask<ValidateWorkflowReply>(validateWorkflow, { workflow: { nodes: 'none' } });
    expect(reply).toMatchObject({ valid: false, semanticHash: null });
    expect(reply.issues.length).toBeGreaterThan(0);
  });

  it('says which frozen steps no live worker offers, and why', async () => {
    expect(await missing(9)).toContainEqual(
      expect.objectContaining({ step: 'glb_export', version: 1, reason: expect.stringContaining('pool "render"') }),
    );
    registry.announce({ ...allSteps, capabilities: [] });
    expect(await missing(1)).toEqual([
      { step: 'threejs_render', version: 3, reason: expect.stringContaining('chromium') },
    ]);
    const otherBuild = allSteps.steps.map((one) => (one.step === 'notify' ? { ...one, hash: 'other' } : one));
    registry.announce({ ...allSteps, steps: otherBuild });
    expect(await missing(1)).toEqual([
      { step: 'notify', version: 2, reason: expect.stringContaining('another definition') },
    ]);
    registry.announce({ worker: 'broken' });
    registry.announce(allSteps);
    expect(await missing(0)).toEqual([]);
    expect(await registry.ask<LiveWorker[]>(listWorkers)).toMatchObject([{ worker: 'worker-1', slots: 2 }]);
  });

  it('says how long a run may take whose nodes keep their limits, and whom its nodes notify', async () => {
    const along = builtIn.workflow.nodes
      .filter(({ step }) => !['resolve_template', 'glb_bbox'].includes(step))
      .map(({ step }) => builtIn.definitions.find((one) => one.step === step)?.timeouts)
      .map((limits) => limits ?? { queueMs: 0, executionMs: 0 });
    const executionMs = along.reduce((sum, limits) => sum + limits.executionMs, 0);
    expect(await resolve()).toMatchObject({
      longestPathMs: executionMs + Math.max(...along.map(({ queueMs }) => queueMs)),
      notifies: [{ channel: '', recipients: [] }],
    });
  });

  it('warns, when checking and when publishing, of limits that are longer than a deadline', async () => {
    const chain = Array.from({ length: 400 }, (_, at) => ({ id: `c${at}`, step: 'image_convert', params: {} }));
    const nodes = [...builtIn.workflow.nodes, ...chain];
    const edges = chain.map(({ id }, at) => ({ from: at === 0 ? 'render' : `c${at - 1}`, to: id }));
    const workflow = { ...builtIn.workflow, nodes, edges: [...builtIn.workflow.edges, ...edges] };
    const warning = {
      ...{ code: 'longer_than_deadline', severity: 'warning' },
      message: expect.stringMatching(/^The nodes setup, export, .*, c399 may take [0-9.]+ minutes together/),
    };
    expect(await registry.ask(validateWorkflow, { workflow })).toMatchObject({ valid: true, issues: [warning] });
    expect(await registry.publish('long', workflow)).toMatchObject({ created: true, warnings: [warning] });
    expect(await registry.publish('short', builtIn.workflow)).not.toHaveProperty('warnings');
  });

  it('starts again with the same definitions, refuses changed ones by file, and takes new versions of them', async () => {
    await registry.stopRegistry();
    const changed = definitions.map((one) => (one.step === 'glb_export' ? { ...one, label: 'Renamed' } : one));
    await expect(registry.startRegistry(changed)).rejects.toThrow('libs/nodes/src/glb_export/definition.ts');
    await registry.stopRegistry();
    const raised = definitions.flatMap((one) =>
      one.step === 'glb_export' ? [one, { ...one, version: 2, label: 'Renamed' }] : [one],
    );
    await registry.startRegistry(raised);
    const served = await registry.ask<NodeDefinition[]>(listDefinitions);
    expect(served.find((one) => one.step === 'glb_export')).toMatchObject({ version: 2, label: 'Renamed' });
    expect(await registry.ask(getWorkflow, { key: 'still-threejs' })).toEqual(builtIn);
  });
});
