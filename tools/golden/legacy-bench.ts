import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildEvidence } from '#contracts';
import type { Evidence } from '#contracts';
import { createFolderArtifactStore } from '#artifacts';
import { createLocalProcessRunner } from '#steps';
import { createBlenderRenderer, createChromiumRenderer } from '#steps/render';
import type { ArtifactStore } from '#artifacts';
import type { CatalogDocument, PinnedInputs } from '#steps';
import { runPipeline } from '../../apps/orders/legacy-pipeline/run-pipeline.js';
import type { StepSession } from '../../apps/orders/legacy-pipeline/run-pipeline.js';
import { createStepSessions } from '../../apps/orders/legacy-pipeline/step-sessions.js';
import type { OrderedCase } from './golden-case.js';
import { narrowedCatalog } from './golden-catalog.js';
import type { GoldenPlace } from './golden-place.js';

/** The legacy pipeline's parts in this process, without a database: its sessions, one warm browser, Blender. */
export interface LegacyBench {
  /** The artifacts that were made on it, until it closes. */
  artifacts: ArtifactStore;
  /** Stores the pinned inputs of a case, always under the same ids. */
  pin(ordered: OrderedCase, catalog: CatalogDocument): Promise<PinnedInputs>;
  open(): Promise<StepSession>;
  close(): Promise<void>;
}

/** Opens a bench in a temporary folder; `close` removes it. The renderers are those that HARTOMAT_*_PATH name, if any. */
export async function openLegacyBench({ root, homeDir }: GoldenPlace): Promise<LegacyBench> {
  const dir = await mkdtemp(join(tmpdir(), 'hartomat-golden-'));
  const scratchDir = join(dir, 'scratch');
  await mkdir(scratchDir);
  const artifacts = createFolderArtifactStore(join(dir, 'artifacts'));
  const renderer = createChromiumRenderer({ homeDir, chromiumPath: process.env['HARTOMAT_CHROMIUM_PATH'] });
  const blenderPath = process.env['HARTOMAT_BLENDER_PATH'];
  const blender = createBlenderRenderer({ blenderPath, scratchDir, processes: createLocalProcessRunner() });
  const sessions = createStepSessions(artifacts, { renderer, blender }, scratchDir);
  return {
    artifacts,
    pin: (ordered, catalog) => pin({ root, ...ordered }, narrowedCatalog(catalog, ordered.outputType), artifacts),
    open: () => sessions.open(new AbortController().signal),
    async close() {
      await sessions.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The legacy worker's evidence for pinned inputs, without times. Failures are in the evidence. */
export async function legacyEvidence(pinned: PinnedInputs, open: LegacyBench['open']): Promise<Evidence> {
  const { status, performed } = await runPipeline(pinned, { open });
  return buildEvidence({ ...headOf(pinned), status }, performed);
}

/** The head of golden evidence of either path: reproducible. */
export const headOf = ({ deliveryId, orderLineId, generation }: PinnedInputs) => ({
  ...{ deliveryId, orderLineId, generation },
  path: 'legacy' as const,
  runId: 'golden-run',
  timings: { startedAt: 0, finishedAt: 0 },
});

async function pin(
  { root, product, outputType, file }: OrderedCase & { root: string },
  catalog: CatalogDocument,
  artifacts: ArtifactStore,
): Promise<PinnedInputs> {
  const { sha256 } = await artifacts.put(Buffer.from(JSON.stringify(catalog)), 'application/json');
  const artifact = await artifacts.put(await readFile(join(root, file)), 'model/step');
  return {
    deliveryId: 'golden-delivery',
    orderLineId: 'golden-line',
    generation: 1,
    orderNumber: 'GOLDEN',
    ...{ product, outputType },
    catalog: sha256,
    productFile: { artifact, fileName: basename(file) },
    materialAssignment: [],
  };
}
