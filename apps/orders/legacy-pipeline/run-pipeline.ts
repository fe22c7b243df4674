import type { EvidenceStatus, PerformedStep } from '#contracts';
import { StepError } from '#steps';
import type { PinnedInputs, StepContext, StepLog } from '#steps';
import type { PipelineState, PipelineStep } from './pipeline.js';

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

/** Runs the steps one after another; the first failure ends it, with the evidence so far. Never throws. */
export async function runPipeline(
  steps: readonly PipelineStep[],
  pinned: PinnedInputs,
  open: () => Promise<StepSession>,
): Promise<PipelineOutcome> {
  const performed: PerformedStep[] = [];
  let state = {} as PipelineState;
  for (const step of steps) {
    try {
      const done = await performStep(step, state, pinned, await open());
      performed.push(done);
      state = { ...state, ...done.outputs };
    } catch (error) {
      return { status: { code: 'failed', failure: failureOf(step.step, error) }, performed };
    }
  }
  return { status: { code: 'succeeded' }, performed };
}

async function performStep(
  step: PipelineStep,
  state: PipelineState,
  pinned: PinnedInputs,
  session: StepSession,
): Promise<PerformedStep> {
  try {
    const inputs = step.inputs(state);
    const outputs = await step.run(inputs, pinned, session.ctx);
    const environment = step.renders ? await session.ctx.renderer.environment() : null;
    return { step: step.step, inputs, outputs, logs: session.logs, environment };
  } finally {
    await session.dispose();
  }
}

function failureOf(step: string, error: unknown): NonNullable<EvidenceStatus['failure']> {
  if (error instanceof StepError) {
    return {
      code: error.code,
      message: error.message,
      retryable: error.retryable,
      details: { step, ...error.details },
    };
  }
  return {
    code: 'internal_error',
    message: `${step}: ${(error as Error).message}`,
    retryable: true,
    details: { step },
  };
}
