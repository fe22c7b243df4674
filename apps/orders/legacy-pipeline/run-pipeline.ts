import type { EvidenceStatus, PerformedStep } from '#contracts';
import type { OrderLine, PinnedInputs, StepContext, StepLog } from '#steps';
import { pipelineFor } from './pipeline.js';
import type { PipelineStep } from './pipeline.js';
import { stepFailure } from './step-failure.js';

/** The context of one step; `logs` fills while it runs and `dispose` removes its scratch folder. */
export interface StepSession {
  ctx: StepContext;
  logs: StepLog[];
  dispose(): Promise<void>;
}

export interface PipelineOutcome {
  status: EvidenceStatus;
  performed: PerformedStep[];
}

/** `open` gives each step its session; `enter` is called with each step before it begins, and with null at the end. */
export interface PipelineHooks {
  open(): Promise<StepSession>;
  enter?(step: string | null): Promise<void>;
}

/** The outputs of each step so far, by the step's name in the pipeline. */
export type StepOutputs = ReadonlyMap<string, Record<string, unknown>>;

/** Every pipeline sets up the order line first, which names the preset. */
const [OPENING] = pipelineFor({ preset: 'still', params: {} });

/**
 * Performs the output type's preset, one step after another; the first failure ends it, with the evidence so far. Never
 * throws.
 */
export async function runPipeline(pinned: PinnedInputs, hooks: PipelineHooks): Promise<PipelineOutcome> {
  const performed: PerformedStep[] = [];
  const made = new Map<string, Record<string, unknown>>();
  let at = OPENING as PipelineStep;
  const perform = async (step: PipelineStep): Promise<Record<string, unknown>> => {
    at = step;
    await hooks.enter?.(step.step);
    const done = await performStep(step, inputsOf(step, made), pinned, await hooks.open());
    performed.push(done);
    made.set(step.name, done.outputs);
    return done.outputs;
  };
  try {
    const { outputType } = (await perform(at))['order_line'] as OrderLine;
    for (const step of pipelineFor(outputType.legacyPreset).slice(1)) await perform(step);
    return { status: { code: 'succeeded' }, performed };
  } catch (error) {
    return { status: { code: 'failed', failure: stepFailure(at.step, error) }, performed };
  } finally {
    await hooks.enter?.(null);
  }
}

/** The inputs of a step: the values of its ports from the steps that output them. */
export function inputsOf({ sources }: PipelineStep, made: StepOutputs): Record<string, unknown> {
  const from = (port: string, name: string): unknown => made.get(name)?.[port];
  return Object.fromEntries(
    Object.entries(sources).map(([port, names]) => [
      port,
      Array.isArray(names) ? names.map((name) => from(port, name)) : from(port, names),
    ]),
  );
}

async function performStep(
  step: PipelineStep,
  inputs: Record<string, unknown>,
  pinned: PinnedInputs,
  session: StepSession,
): Promise<PerformedStep> {
  try {
    const outputs = await step.run(inputs, pinned, session.ctx);
    // Best effort: a picture counts also where its renderer does not answer any more.
    const environment = step.renders ? await session.ctx[step.renders].environment().catch(() => null) : null;
    return { step: step.step, inputs, outputs, logs: session.logs, environment };
  } finally {
    await session.dispose().catch(() => undefined);
  }
}
