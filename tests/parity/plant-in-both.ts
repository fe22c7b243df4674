import { executors } from '#nodes/executors';
import type { ExecutorEntry } from '#nodes/executors';
import type { Materials, MediaAssets, Receipt, Renderer, StepContext } from '#steps';
import { LEGACY_STEPS } from '../../apps/orders/legacy-pipeline/legacy-steps.js';
import type { LegacyStepName } from '../../apps/orders/legacy-pipeline/legacy-steps.js';
import type { StepSession } from '../../apps/orders/legacy-pipeline/run-pipeline.js';

type Outputs = Record<string, unknown>;
/** Does something wrong to what a step made, or says something wrong in its name. */
export type Bug = (outputs: Outputs, ctx: StepContext) => Outputs;

/** While `work` runs, a step that legacy and graph share has a bug, the same for both. */
export async function withBug<T>(step: LegacyStepName, bug: Bug, work: () => Promise<T>): Promise<T> {
  const legacy = LEGACY_STEPS[step];
  const graph = Object.entries(executors).filter(([key]) => key.startsWith(`${step}@`));
  LEGACY_STEPS[step] = { ...legacy, perform: async (call, ctx) => bug(await legacy.perform(call, ctx), ctx) };
  for (const [key, entry] of graph) executors[key] = buggy(entry, bug);
  try {
    return await work();
  } finally {
    LEGACY_STEPS[step] = legacy;
    for (const [key, entry] of graph) executors[key] = entry;
  }
}

function buggy(entry: ExecutorEntry, bug: Bug): ExecutorEntry {
  const load: ExecutorEntry['load'] = async () => {
    const execute = await entry.load();
    return async (call, ctx) => bug(await execute(call, ctx), ctx);
  };
  return { ...entry, load };
}

/** Gives one part brass, consistently: it is shown and proposed so. */
export const brassFor =
  (part: string): Bug =>
  (outputs) => {
    const { parts, catalogWrites } = outputs['materials'] as Materials;
    const brass = {
      key: 'brass',
      label: 'Brass',
      category: 'metal',
      baseColour: '#d8b45a',
      metalness: 1,
      roughness: 0.3,
    };
    return {
      materials: {
        parts: parts.map((one) => (one.part === part ? { ...one, material: brass } : one)),
        catalogWrites: catalogWrites.map((one) => (one.part === part ? { ...one, material: 'brass' } : one)),
      },
    };
  };

export const lastAssetLost: Bug = (outputs) => ({
  media_assets: (outputs['media_assets'] as MediaAssets).slice(0, -1),
});

export const otherWording: Bug = (outputs) => {
  const { notifications } = outputs['receipt'] as Receipt;
  return {
    receipt: { notifications: notifications.map((one) => ({ ...one, subject: one.subject.replace('ready', 'done') })) },
  };
};

export const talkative: Bug = (outputs, ctx) => {
  ctx.logger.warn('image.doubted', {});
  return outputs;
};

/** Sessions whose renderer lights every scene more strongly than it was asked to. */
export const overexposed =
  (open: () => Promise<StepSession>): (() => Promise<StepSession>) =>
  async () => {
    const session = await open();
    return { ...session, ctx: { ...session.ctx, renderer: brighter(session.ctx.renderer) } };
  };

const brighter = (renderer: Renderer): Renderer => ({
  ...renderer,
  render: ({ template, ...request }) => {
    const { environment, key, fill } = template.light;
    const light = { environment: environment * 1.1, key: key * 1.1, fill: fill * 1.1 };
    return renderer.render({ ...request, template: { ...template, light } });
  },
});
