import { readFile } from 'node:fs/promises';
import {
  autoPopulateMaterials,
  glbBbox,
  glbExport,
  materialMapResolve,
  orderLineSetup,
  resolveTemplate,
  seedCatalog,
} from '#steps';
import type { PinnedInputs, StepContext, StepIn, StepLog } from '#steps';
import { createTestContext } from '#steps/testing';
import type { RunFacts } from '../node-executor.js';

const FILE = new URL('../../../../tests/fixtures/step/own-flange-unit.step', import.meta.url);

/** The flange unit in the still pipeline; each member runs its step and those before it, once. */
export interface FlangeUnit {
  ctx: StepContext;
  logs: StepLog[];
  run: RunFacts;
  setup(): ReturnType<typeof orderLineSetup>;
  model(): ReturnType<typeof glbExport>;
  template(): ReturnType<typeof resolveTemplate>;
  materialMap(): ReturnType<typeof materialMapResolve>;
  materials(): ReturnType<typeof autoPopulateMaterials>;
  box(): ReturnType<typeof glbBbox>;
  dispose(): Promise<void>;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

async function pin(ctx: StepContext, change: Partial<PinnedInputs>): Promise<PinnedInputs> {
  const catalog = await ctx.artifacts.put(Buffer.from(JSON.stringify(seedCatalog())), 'application/json');
  const artifact = await ctx.artifacts.put(await readFile(FILE), 'model/step');
  return {
    deliveryId: 'delivery-1',
    orderLineId: 'order-line-1',
    generation: 1,
    orderNumber: 'A-1',
    product: { key: 'flange-unit', name: 'Flanscheinheit Größe 3' },
    outputType: 'still-cutout-512',
    catalog: catalog.sha256,
    productFile: { artifact, fileName: 'own-flange-unit.step' },
    materialAssignment: [],
    ...change,
  };
}

/** Orders the flange unit (8 parts, umlauts and dots in their names) from the seed catalog. Call `dispose` at the end. */
export async function openFlangeUnit(
  change: Partial<PinnedInputs> = {},
  overrides: Partial<StepContext> = {},
): Promise<FlangeUnit> {
  const { ctx, logs, dispose } = await createTestContext(overrides);
  const pinned = await pin(ctx, change);
  const quality: StepIn<'glb_export'>['quality'] = 'preview';
  const setup = once(() => orderLineSetup({ pinned }, ctx));
  const model = once(async () => glbExport({ cad_file: (await setup()).cad_file, quality }, ctx));
  const template = once(async () => resolveTemplate({ order_line: (await setup()).order_line, templateKey: '' }, ctx));
  const materialMap = once(async () => {
    const [{ order_line }, { parts }] = await Promise.all([setup(), model()]);
    return materialMapResolve({ order_line, parts }, ctx);
  });
  const materials = once(async () => {
    const [{ material_map }, { parts }] = await Promise.all([materialMap(), model()]);
    return autoPopulateMaterials({ material_map, parts, unmapped: '' }, ctx);
  });
  const box = once(async () => glbBbox({ glb: (await model()).glb }, ctx));
  return { ctx, logs, run: { pinned }, setup, model, template, materialMap, materials, box, dispose };
}
