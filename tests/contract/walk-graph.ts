import type { PerformedStep } from '#contracts';
import { definitions } from '#nodes/definitions';
import { executors } from '#nodes/executors';
import type { PinnedInputs } from '#steps';
import { WorkflowContext, planRun } from '#workflow-core';
import type { NodeDefinitions, PlannedNode, Workflow } from '#workflow-core';
import { stepCall } from '../../apps/node-worker/tasks/step-call.js';
import type { StepSession } from '../../apps/orders/legacy-pipeline/run-pipeline.js';

/** Every definition that this release has, by step. */
export const REAL: NodeDefinitions = new Map(definitions.map((definition) => [definition.step, definition]));

/** Runs a workflow in this process, one node after another, with the workers' executors of its definitions. */
export async function walkGraph(
  workflow: Workflow,
  pinned: PinnedInputs,
  open: () => Promise<StepSession>,
  definitions: NodeDefinitions = REAL,
): Promise<PerformedStep[]> {
  const performed: PerformedStep[] = [];
  const context = new WorkflowContext();
  for (const node of planRun(workflow, definitions).nodes) {
    const done = await performNode(node, context.inputsFor(node), pinned, await open());
    context.put(node.nodeId, done.outputs);
    performed.push(done);
  }
  return performed;
}

async function performNode(
  node: PlannedNode,
  inputs: Record<string, unknown>,
  pinned: PinnedInputs,
  { ctx, logs, dispose }: StepSession,
): Promise<PerformedStep> {
  const { step, version, params, requires } = node;
  const entry = executors[`${step}@${version}`];
  if (!entry) throw new Error(`There is no executor of ${step}@${version}.`);
  const execute = await entry.load();
  try {
    const outputs = await execute(
      stepCall({ step, version, params, inputs, pinned }, entry, node.cacheable === true),
      ctx,
    );
    const port = ({ none: null, chromium: 'renderer', blender: 'blender' } as const)[requires];
    return { step, inputs, outputs, logs, environment: port && (await ctx[port].environment()) };
  } finally {
    await dispose();
  }
}
