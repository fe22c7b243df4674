import { REQUESTS } from '#contracts';
import type { ResolveWorkflowReply, ValidateWorkflowReply, WorkerAnnounced, WorkflowVersionReply } from '#contracts';
import { definitions } from '#nodes/definitions';
import { definitionHash } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { RegistryUnderTest } from './testing/registry-under-test.js';

const { getWorkflow, resolveWorkflow, validateWorkflow } = REQUESTS.registry;

describe('a workflow that renders with Blender', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await RegistryUnderTest.start('blender');
    const still = await registry.ask<WorkflowVersionReply>(getWorkflow, { key: 'still-threejs' });
    const nodes = still.workflow.nodes.map((node) =>
      node.step === 'threejs_render' ? { ...node, step: 'blender_still', params: { samples: 16 } } : node,
    );
    const workflow = { ...still.workflow, nodes };
    await registry.publish('still-cycles', workflow);
  });
  afterAll(() => registry.stop());

  const worker = (name: string, capabilities: string[]): WorkerAnnounced => ({
    worker: name,
    pools: ['render', 'materials', 'notify'],
    capabilities,
    slots: 2,
    steps: definitions.map((one) => ({ step: one.step, version: one.version, hash: definitionHash(one) })),
  });
  const missing = (count: number) =>
    waitUntil(
      async () => {
        const reply = await registry.ask<ResolveWorkflowReply>(resolveWorkflow, { key: 'still-cycles' });
        return reply.missing.length === count ? reply.missing : undefined;
      },
      { withinMs: 5000 },
    );

  const warnings = async () => {
    const { workflow } = await registry.ask<WorkflowVersionReply>(getWorkflow, { key: 'still-cycles' });
    const { valid, issues } = await registry.ask<ValidateWorkflowReply>(validateWorkflow, { workflow });
    expect(valid).toBe(true);
    return issues.map(({ code, severity, nodeId }) => ({ code, severity, nodeId }));
  };

  it('lacks exactly that step, and warns of it, until a worker with Blender lives', async () => {
    registry.announce(worker('browser-only', ['chromium']));
    expect(await missing(1)).toEqual([
      { step: 'blender_still', version: 1, reason: expect.stringContaining('has "blender"') },
    ]);
    expect(await warnings()).toEqual([{ code: 'step_without_worker', severity: 'warning', nodeId: 'render' }]);
    registry.announce(worker('with-blender', ['blender']));
    expect(await missing(0)).toEqual([]);
    expect(await warnings()).toEqual([]);
  });
});
