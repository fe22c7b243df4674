import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, digestOf } from '#contracts';
import type { NodeTask } from '#contracts';
import { executors } from '#nodes/executors';
import { createArtifactCatalogReader, createCollectingLogger, createLocalProcessRunner, seedCatalog } from '#steps';
import { createBlenderRenderer } from '#steps/render';
import type { ArtifactStore } from '#artifacts';
import type { Renderer, StepContext } from '#steps';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import type { TaskBus } from './task-bus.js';
import { newestVersion } from '../../instance/newest-version.js';

type Ports = Record<string, unknown>;

/** One node of the still pipeline: which ports it takes, and its params. */
interface StillNode {
  step: string;
  inputs: string[];
  /** Ports that take lists. */
  many?: boolean;
  params: Ports;
}

const STILL: readonly StillNode[] = [
  { step: 'order_line_setup', inputs: [], params: {} },
  { step: 'glb_export', inputs: ['cad_file'], params: { quality: 'preview' } },
  { step: 'resolve_template', inputs: ['order_line'], params: { templateKey: '' } },
  { step: 'material_map_resolve', inputs: ['order_line', 'parts'], params: {} },
  { step: 'auto_populate_materials', inputs: ['material_map', 'parts'], params: { unmapped: '' } },
  { step: 'glb_bbox', inputs: ['glb'], params: {} },
  {
    step: 'threejs_render',
    inputs: ['glb', 'template', 'materials', 'bounding_box'],
    params: { width: 128, height: 96, transparent: false, angles: [], frames: 0 },
  },
  { step: 'output_save', inputs: ['render', 'glb', 'materials'], many: true, params: { deliverModel: true } },
  { step: 'notify', inputs: ['media_assets'], params: { recipients: [] } },
];

/** What each step gave, by step, and the digests by which two runs compare. */
export interface StillOutputs {
  byStep: Record<string, Ports>;
  digests: Record<string, string>;
}

/** Runs the nodes one after another by `perform`, which gets each node's resolved inputs. */
async function walk(perform: (node: StillNode, inputs: Ports) => Promise<Ports>): Promise<StillOutputs> {
  const byStep: Record<string, Ports> = {};
  let ports: Ports = {};
  for (const node of STILL) {
    const inputs = node.inputs.map((port) => [port, node.many ? [ports[port]] : ports[port]] as const);
    const outputs = await perform(node, Object.fromEntries(inputs));
    byStep[node.step] = outputs;
    ports = { ...ports, ...outputs };
  }
  const digests = Object.fromEntries(Object.entries(byStep).map(([step, outputs]) => [step, digestOf(outputs)]));
  return { byStep, digests };
}

/** A real STEP file and the seed catalog in the store, pinned as dispatch does. */
export async function pinFlange(artifacts: ArtifactStore): Promise<NodeTask['pinned']> {
  const fileName = 'own-flange-unit.step';
  const file = await readFile(join(repositoryRoot(), 'tests/fixtures/step', fileName));
  const catalog = seedCatalog();
  const stored = await artifacts.put(new TextEncoder().encode(canonicalJson(catalog)), 'application/json');
  return {
    deliveryId: 'delivery-1',
    orderLineId: 'line-1',
    generation: 1,
    orderNumber: 'order-1',
    product: { key: 'flange', name: 'Flange' },
    outputType: catalog.outputTypes[0]?.key ?? '',
    catalog: stored.sha256,
    productFile: { artifact: await artifacts.put(file, 'model/step'), fileName },
    materialAssignment: [],
  };
}

/** What the steps give when they are called without any bus. */
export function stillWithoutBus(
  at: { artifacts: ArtifactStore; renderer: Renderer; scratchDir: string },
  pinned: NodeTask['pinned'],
): Promise<StillOutputs> {
  const ctx: StepContext = {
    ...at,
    catalog: createArtifactCatalogReader(at.artifacts),
    processes: createLocalProcessRunner(),
    blender: createBlenderRenderer({ scratchDir: at.scratchDir, processes: createLocalProcessRunner() }),
    logger: createCollectingLogger(),
    signal: new AbortController().signal,
  };
  return walk(async ({ step, params }, inputs) => {
    const execute = await executors[`${step}@${newestVersion(step)}`]?.load();
    if (!execute) throw new Error(`There is no executor of ${step}.`);
    return execute({ params, inputs, run: { pinned } }, ctx);
  });
}

/** The same by tasks over the bus; `onTask` sees each as it is sent. */
export function stillOverBus(
  bus: TaskBus,
  pinned: NodeTask['pinned'],
  onTask: (task: NodeTask) => Promise<void> = async () => undefined,
): Promise<StillOutputs> {
  return walk(async ({ step, params }, inputs) => {
    const task = await bus.dispatch(step, { params, inputs, pinned });
    await onTask(task);
    const result = await bus.ended(task, 120_000);
    if (result.outcome !== 'succeeded') throw new Error(`${step} ${result.outcome}: ${JSON.stringify(result.failure)}`);
    return result.outputs ?? {};
  });
}
