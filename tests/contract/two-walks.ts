import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEvidence } from '#contracts';
import type { Evidence } from '#contracts';
import { createFolderArtifactStore } from '#artifacts';
import { createArtifactCatalogReader, createCollectingLogger, createLocalProcessRunner, seedCatalog } from '#steps';
import { createChromiumRenderer } from '#steps/render';
import type { LegacyPresetConfig, PinnedInputs, StepContext } from '#steps';
import type { NodeDefinitions, Workflow } from '#workflow-core';
import { runPipeline } from '../../apps/orders/legacy-pipeline/run-pipeline.js';
import type { StepSession } from '../../apps/orders/legacy-pipeline/run-pipeline.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { walkGraph } from './walk-graph.js';

/** A real file and one browser, for running both paths in this process. */
export interface TwoWalks {
  /** Pins the flange unit, ordered as an output type with this preset. */
  pin(config: LegacyPresetConfig): Promise<PinnedInputs>;
  legacy(pinned: PinnedInputs): Promise<Evidence>;
  /** `definitions` are those that the workflow froze; by default the newest. */
  graph(workflow: Workflow, pinned: PinnedInputs, definitions?: NodeDefinitions): Promise<Evidence>;
  close(): Promise<void>;
}

/** `parts` replace the browser, the child processes or the store. */
export async function openTwoWalks(parts: Partial<StepContext> = {}): Promise<TwoWalks> {
  const dir = await mkdtemp(join(tmpdir(), 'hartomat-walks-'));
  const artifacts = parts.artifacts ?? createFolderArtifactStore(join(dir, 'artifacts'));
  const renderer = parts.renderer ?? createChromiumRenderer({ homeDir: process.env['HARTOMAT_HOME'] ?? '.hartomat' });
  const shared = {
    artifacts,
    renderer,
    // The test is that both paths send the same requests, so any renderer may stand in for Blender.
    blender: renderer,
    catalog: createArtifactCatalogReader(artifacts),
    processes: parts.processes ?? createLocalProcessRunner(),
    scratchDir: dir,
    signal: new AbortController().signal,
  };
  const open = async (): Promise<StepSession> => {
    const logger = createCollectingLogger();
    return { ctx: { ...shared, logger }, logs: logger.logs, dispose: async () => undefined };
  };
  const put = (value: Uint8Array, type: string) => artifacts.put(value, type);
  return {
    pin: (config) => pinFlange(config, put),
    async legacy(pinned) {
      const { status, performed } = await runPipeline(pinned, { open });
      return buildEvidence({ ...headOf(pinned), status }, performed);
    },
    async graph(workflow, pinned, definitions) {
      const performed = await walkGraph(workflow, pinned, open, definitions);
      return buildEvidence({ ...headOf(pinned), status: { code: 'succeeded' } }, performed);
    },
    async close() {
      await renderer.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
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

/** The same for both paths, so that evidence is comparable. */
const headOf = ({ deliveryId, orderLineId, generation }: PinnedInputs) => ({
  ...{ deliveryId, orderLineId, generation },
  path: 'legacy' as const,
  runId: 'run-1',
  timings: { startedAt: 0, finishedAt: 0 },
});
