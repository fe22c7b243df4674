import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '#contracts';
import type { Evidence } from '#contracts';
import { executors } from '#nodes/executors';
import { openArtifactStore } from '#artifacts';
import { createArtifactCatalogReader, createCollectingLogger, createLocalProcessRunner } from '#steps';
import { createBlenderRenderer, createChromiumRenderer } from '#steps/render';
import type { PinnedInputs, Renderer } from '#steps';
import { pipelineFor } from '../../apps/orders/legacy-pipeline/pipeline.js';
import { inputsOf } from '../../apps/orders/legacy-pipeline/run-pipeline.js';
import { OrderClient } from '../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';
import { newestVersion } from '../instance/newest-version.js';

const PIPELINE = pipelineFor({ preset: 'still', params: {} });
const STEPS = PIPELINE.map(({ step }) => step);

let instance: TestInstance;
let renderer: Renderer;
let scratchDir: string;
const alone: Record<string, Record<string, string>> = {};
const evidence: Partial<Record<'legacy' | 'graph', Evidence>> = {};

/** Every step called as a plain function, on the real file and the delivery's own pinned inputs. */
async function callStepsAlone(pinned: PinnedInputs): Promise<void> {
  const artifacts = openArtifactStore(instance.settings.artifactsUrl);
  scratchDir = await mkdtemp(join(tmpdir(), 'hartomat-alone-'));
  renderer = createChromiumRenderer({ homeDir: instance.settings.homeDir });
  const shared = {
    artifacts,
    renderer,
    catalog: createArtifactCatalogReader(artifacts),
    processes: createLocalProcessRunner(),
    blender: createBlenderRenderer({ scratchDir, processes: createLocalProcessRunner() }),
  };
  const made = new Map<string, Record<string, unknown>>();
  for (const step of PIPELINE) {
    const ctx = { ...shared, logger: createCollectingLogger(), scratchDir, signal: new AbortController().signal };
    const outputs = await step.run(inputsOf(step, made), pinned, ctx);
    alone[step.step] = Object.fromEntries(Object.entries(outputs).map(([port, value]) => [port, digestOf(value)]));
    made.set(step.name, outputs);
  }
}

const outputsIn = (path: 'legacy' | 'graph', step: string): Record<string, string> | undefined =>
  evidence[path]?.steps.find((performed) => performed.step === step)?.outputs;

beforeAll(async () => {
  instance = await openTestInstance();
  const client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
  const order = await client.dispatchOne('shadow');
  const delivery = await client.settled(order.id);
  await client.comparison(delivery.id);
  const runs = await instance.query<{ path: 'legacy' | 'graph'; evidence: Evidence }>(
    'select path, evidence from orders.path_run where delivery_id = $1',
    [delivery.id],
  );
  for (const run of runs) evidence[run.path] = run.evidence;
  const [row] = await instance.query<{ pinned: PinnedInputs }>('select pinned from orders.delivery where id = $1', [
    delivery.id,
  ]);
  await callStepsAlone((row as { pinned: PinnedInputs }).pinned);
});

afterAll(async () => {
  await renderer?.close();
  if (scratchDir) await rm(scratchDir, { recursive: true, force: true });
  await instance.close();
});

describe.each(STEPS)('the step %s', (step) => {
  it('gives an output digest for every port when it is called alone on real input', () => {
    const digests = Object.values(alone[step] ?? {});
    expect(digests.length).toBeGreaterThan(0);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives the same output digest through the legacy boundary', () => {
    expect(outputsIn('legacy', step)).toEqual(alone[step]);
  });

  it('gives the same output digest when it is dispatched as a node over the bus', () => {
    expect(executors[`${step}@${newestVersion(step)}`]).toBeDefined();
    expect(outputsIn('graph', step)).toEqual(alone[step]);
  });
});
