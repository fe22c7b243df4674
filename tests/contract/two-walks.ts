import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEvidence } from '#contracts';
import type { Evidence, PerformedStep } from '#contracts';
import { definitions } from '#nodes/definitions';
import { executors } from '#nodes/executors';
import {
  createArtifactCatalogReader,
  createChromiumRenderer,
  createCollectingLogger,
  createFolderArtifactStore,
  createLocalProcessRunner,
  seedCatalog,
} from '#steps';
import type { LegacyPresetConfig, PinnedInputs, StepContext } from '#steps';
import { WorkflowContext, planRun } from '#workflow-core';
import type { NodeDefinitions, PlannedNode, Workflow } from '#workflow-core';
import { runPipeline } from '../../apps/orders/legacy-pipeline/run-pipeline.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';

/** Every definition that this release has, by step. */
export const REAL: NodeDefinitions = new Map(definitions.map((definition) => [definition.step, definition]));

/** A real file and one browser, on which both paths can walk in this process. */
export interface TwoWalks {
  /** Pins the flange unit, ordered as an output type with this preset. */
  pin(config: LegacyPresetConfig): Promise<PinnedInputs>;
  legacy(pinned: PinnedInputs): Promise<Evidence>;
  graph(workflow: Workflow, pinned: PinnedInputs): Promise<Evidence>;
  close(): Promise<void>;
}

export async function openTwoWalks(): Promise<TwoWalks> {
  const dir = await mkdtemp(join(tmpdir(), 'hartomat-walks-'));
  const artifacts = createFolderArtifactStore(join(dir, 'artifacts'));
  const renderer = createChromiumRenderer({ homeDir: process.env['HARTOMAT_HOME'] ?? '.hartomat' });
  const shared = {
    artifacts,
    renderer,
    // What is promised is that both paths ask alike, so any renderer may answer for Blender.
    blender: renderer,
    catalog: createArtifactCatalogReader(artifacts),
    processes: createLocalProcessRunner(),
    scratchDir: dir,
    signal: new AbortController().signal,
  };
  const open = () => {
    const logger = createCollectingLogger();
    return { ctx: { ...shared, logger } satisfies StepContext, logs: logger.logs };
  };
  const put = (value: Uint8Array, type: string) => artifacts.put(value, type);
  return {
    pin: (config) => pinFlange(config, put),
    async legacy(pinned) {
      const { status, performed } = await runPipeline(pinned, async () => ({
        ...open(),
        dispose: async () => undefined,
      }));
      return buildEvidence({ ...headOf(pinned), status }, performed);
    },
    async graph(workflow, pinned) {
      const performed: PerformedStep[] = [];
      const context = new WorkflowContext();
      for (const node of planRun(workflow, REAL).nodes) {
        const done = await performNode(node, context.inputsFor(node), pinned, open());
        context.put(node.nodeId, done.outputs);
        performed.push(done);
      }
      return buildEvidence({ ...headOf(pinned), status: { code: 'succeeded' } }, performed);
    },
    async close() {
      await renderer.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function performNode(
  node: PlannedNode,
  inputs: Record<string, unknown>,
  pinned: PinnedInputs,
  { ctx, logs }: { ctx: StepContext; logs: PerformedStep['logs'] },
): Promise<PerformedStep> {
  const { step, version, params, requires } = node;
  const execute = await executors[`${step}@${version}`]?.load();
  if (!execute) throw new Error(`There is no executor of ${step}@${version}.`);
  const outputs = await execute({ params, inputs, run: { pinned } }, ctx);
  const port = ({ none: null, chromium: 'renderer', blender: 'blender' } as const)[requires];
  return { step, inputs, outputs, logs, environment: port && (await ctx[port].environment()) };
}

async function pinFlange(
  legacyPreset: LegacyPresetConfig,
  put: (bytes: Uint8Array, type: string) => Promise<PinnedInputs['productFile']['artifact']>,
): Promise<PinnedInputs> {
  const fileName = 'own-flange-unit.step';
  const file = await readFile(join(repositoryRoot(), 'tests/fixtures/step', fileName));
  const catalog = seedCatalog();
  const outputTypes = catalog.outputTypes.map((outputType) => ({ ...outputType, legacyPreset }));
  const stored = await put(Buffer.from(JSON.stringify({ ...catalog, outputTypes })), 'application/json');
  return {
    deliveryId: 'delivery-1',
    orderLineId: 'line-1',
    generation: 1,
    orderNumber: 'A-1',
    product: { key: 'flange-unit', name: 'Flange unit' },
    outputType: outputTypes[0]!.key,
    catalog: stored.sha256,
    productFile: { artifact: await put(file, 'model/step'), fileName },
    materialAssignment: [],
  };
}

/** The same for both, so that evidence may be compared as it is. */
const headOf = ({ deliveryId, orderLineId, generation }: PinnedInputs) => ({
  ...{ deliveryId, orderLineId, generation },
  path: 'legacy' as const,
  runId: 'run-1',
  timings: { startedAt: 0, finishedAt: 0 },
});
