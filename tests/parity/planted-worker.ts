import { createHash, randomUUID } from 'node:crypto';
import { NodeIO } from '@gltf-transform/core';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { readAll } from '#artifacts';
import { executors } from '#nodes/executors';
import type { AnyNodeExecutor, ExecutorEntry } from '#nodes/executors';
import { loadConfig } from '#platform/config';
import { createLogger } from '#platform/telemetry';
import type { Glb, Materials, Receipt, Renderer, StepContext } from '#steps';
import { NodeWorkerConfig } from '../../apps/node-worker/node-worker.config.js';
import { NodeWorkerModule } from '../../apps/node-worker/node-worker.module.js';
import { EXECUTORS, RENDERER_FACTORY } from '../../apps/node-worker/worker-tokens.js';
import { serviceEnvironment } from '../../deploy/local/supervisor/service-environment.js';
import { newestVersion } from '../instance/newest-version.js';
import type { TestInstance } from '../instance/test-instance.js';

/** Wraps one executor: it gets the real one and does something else with it. */
export type Fault = (real: AnyNodeExecutor) => AnyNodeExecutor;

function plant(step: string, fault: Fault): Record<string, ExecutorEntry> {
  const key = `${step}@${newestVersion(step)}`;
  const entry = executors[key] as ExecutorEntry;
  // Other code has another digest, else its results would pass for those of the real one.
  const codeDigest = createHash('sha256').update(randomUUID()).digest('hex');
  return { ...executors, [key]: { ...entry, codeDigest, load: async () => fault(await entry.load()) } };
}

/**
 * A running worker of the instance, in this process, with a fault planted in one step's executor. It renders by `renderer`,
 * which then stays open when the worker closes, else by a browser of its own.
 */
export async function startPlantedWorker(
  instance: TestInstance,
  step: string,
  fault: Fault,
  renderer?: Renderer,
): Promise<TestingModule> {
  const env = { ...serviceEnvironment(instance.settings, 'node-worker', process.env), ...instance.env };
  const config = loadConfig(NodeWorkerConfig, env);
  const builder = Test.createTestingModule({
    imports: [NodeWorkerModule.forRoot(config, createLogger('node-worker', 'error'))],
  })
    .overrideProvider(EXECUTORS)
    .useValue(plant(step, fault));
  if (renderer) {
    const kept = { ...renderer, close: () => Promise.resolve() };
    builder.overrideProvider(RENDERER_FACTORY).useValue(() => kept);
  }
  return (await builder.compile()).init();
}

/** Shows `part` in the colour of something else. */
export const wrongMaterial =
  (part: RegExp): Fault =>
  (real) =>
  (call, ctx) => {
    const materials = call.inputs['materials'] as Materials;
    const parts = materials.parts.map((entry) =>
      part.test(entry.part)
        ? { ...entry, material: { ...entry.material, baseColour: '#20a040', metalness: 0 } }
        : entry,
    );
    return real({ ...call, inputs: { ...call.inputs, materials: { ...materials, parts } } }, ctx);
  };

async function withoutPart(glb: Glb, part: RegExp, ctx: StepContext): Promise<Glb> {
  const io = new NodeIO();
  const document = await io.readBinary(new Uint8Array(await readAll(ctx.artifacts, glb.artifact.sha256)));
  for (const node of document.getRoot().listNodes()) {
    if (part.test(String(node.getExtras()['part'] ?? ''))) node.dispose();
  }
  return { artifact: await ctx.artifacts.put(await io.writeBinary(document), glb.artifact.mediaType) };
}

/** Loses a part on the way to the renderer. */
export const missingPart =
  (part: RegExp): Fault =>
  (real) =>
  async (call, ctx) => {
    const materials = call.inputs['materials'] as Materials;
    const glb = await withoutPart(call.inputs['glb'] as Glb, part, ctx);
    const parts = materials.parts.filter((entry) => !part.test(entry.part));
    return real({ ...call, inputs: { ...call.inputs, glb, materials: { ...materials, parts } } }, ctx);
  };

/** Tells nobody. */
export const droppedNotification: Fault = (real) => async (call, ctx) => {
  const { receipt } = (await real(call, ctx)) as { receipt: Receipt };
  return { receipt: { ...receipt, notifications: [] } };
};

/** Says something that legacy does not say. */
export const extraWarning: Fault = (real) => (call, ctx) => {
  ctx.logger.warn('planted.warning', { why: 'test' });
  return real(call, ctx);
};

/** Proposes another material for a part than legacy does, while the picture stays right. */
export const wrongCatalogWrite =
  (part: RegExp): Fault =>
  (real) =>
  async (call, ctx) => {
    const { materials } = (await real(call, ctx)) as { materials: Materials };
    const catalogWrites = materials.catalogWrites.map((write) =>
      part.test(write.part) ? { ...write, material: 'brass' } : write,
    );
    return { materials: { ...materials, catalogWrites } };
  };
