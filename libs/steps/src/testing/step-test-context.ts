import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderArtifactStore } from '#artifacts';
import { createArtifactCatalogReader } from '../catalog/catalog-reader.js';
import { createCollectingLogger } from '../collecting-logger.js';
import type { Renderer, StepLog } from '../ports/index.js';
import { createLocalProcessRunner } from '../processes/local-process-runner.js';
import type { StepContext } from '../step-context.js';

/** A step's context for a spec: `logs` are the step's log lines, `dir` holds all files, `dispose` removes it. */
export interface StepTestContext {
  ctx: StepContext;
  logs: StepLog[];
  dir: string;
  dispose(): Promise<void>;
}

/**
 * A context of real parts in a temporary folder (artifact store, child processes, catalog out of the store);
 * the renderer throws. `overrides` replace any of them. Call `dispose` at the end of the spec.
 */
export async function createTestContext(overrides: Partial<StepContext> = {}): Promise<StepTestContext> {
  const dir = await mkdtemp(join(tmpdir(), 'hartomat-step-'));
  const scratchDir = join(dir, 'scratch');
  await mkdir(scratchDir);
  const artifacts = overrides.artifacts ?? createFolderArtifactStore(join(dir, 'artifacts'));
  const logger = createCollectingLogger();
  const ctx: StepContext = {
    artifacts,
    catalog: createArtifactCatalogReader(artifacts),
    processes: createLocalProcessRunner(),
    renderer: noRenderer('renderer'),
    blender: noRenderer('blender'),
    logger,
    signal: new AbortController().signal,
    scratchDir,
    ...overrides,
  };
  return { ctx, logs: logger.logs, dir, dispose: () => rm(dir, { recursive: true, force: true }) };
}

function noRenderer(name: string): Renderer {
  const refuse = (): Promise<never> =>
    Promise.reject(new Error(`This spec has none: pass one to createTestContext({ ${name} }).`));
  return { environment: refuse, render: refuse, close: () => Promise.resolve() };
}
