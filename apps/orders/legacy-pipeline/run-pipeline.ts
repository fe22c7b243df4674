import type { EvidenceStatus, PerformedStep } from '#contracts';
import type { OrderLine, PinnedInputs, StepContext, StepLog } from '#steps';
import { pipelineFor } from './pipeline.js';
import type { PipelineStep } from './pipeline.js';
import { stepFailure } from './step-failure.js';

/** What a step may touch, made anew for each; `logs` fills while it runs and `dispose` removes its scratch folder. */
export interface StepSession {
  ctx: StepContext;
  logs: StepLog[];
  dispose(): Promise<void>;
}

export interface PipelineOutcome {
  status: EvidenceStatus;
  performed: PerformedStep[];
}

/** Where a pipeline runs: `open` gives each step its session; `enter` hears of each step before it begins, and of the end (null). */
export interface PipelinePlace {
  open(): Promise<StepSession>;
  enter?(step: string | null): Promise<void>;
}

/** What each step has put out, by the step's name in the pipeline. */
export type Made = ReadonlyMap<string, Record<string, unknown>>;

/** Every pipeline opens the order line first; what it finds there says how it goes on. */
const [OPENING] = pipelineFor({ preset: 'still', params: {} });

/**
 * Performs the output type's preset, one step after another; the first failure ends it, with the evidence so far. Never
 * throws.
 */
export async function runPipeline(pinned: PinnedInputs, place: PipelinePlace): Promise<PipelineOutcome> {
  const performed: PerformedStep[] = [];
  const made = new Map<string, Record<string, unknown>>();
  let at = OPENING as PipelineStep;
  const perform = async (step: PipelineStep): Promise<Record<string, unknown>> => {
    at = step;
    await place.enter?.(step.step);
    const done = await performStep(step, inputsOf(step, made), pinned, await place.open());
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
    await place.enter?.(null);
  }
}

/** What a step is given: the values of its ports from the steps that made them. */
export function inputsOf({ takes }: PipelineStep, made: Made): Record<string, unknown> {
  const from = (port: string, name: string): unknown => made.get(name)?.[port];
  return Object.fromEntries(
    Object.entries(takes).map(([port, names]) => [
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
    // The picture is there: that nobody can say any more what made it does not take it away.
    const environment = step.renders ? await session.ctx[step.renders].environment().catch(() => null) : null;
    return { step: step.step, inputs, outputs, logs: session.logs, environment };
  } finally {
    await session.dispose().catch(() => undefined);
  }
}
