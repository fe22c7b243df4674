import type { EvidenceStep, Verdict } from '#contracts';
import { firstDivergent } from './first-divergent.js';
import type { MatchedSteps, StepPair } from './match-steps.js';
import type { Finding } from './verdict.js';

export interface OutputsContext {
  /** All of legacy's steps. */
  performed: EvidenceStep[];
  /** Both paths ran to their end; else a missing step is only a consequence of that. */
  complete: boolean;
  /** The verdict on delivered pictures whose bytes differ; null where none differs. */
  pictures: Verdict | null;
}

/** Ports that hold pictures: a digest cannot tell whether they look the same, the delivered pictures can. */
const PICTURE_PORTS = new Set(['render', 'media_assets']);

interface Divergence {
  pair: StepPair;
  ports: string[];
}

/** Did every step give the same on both paths? Marks the step where they parted as `details.firstDivergent`. */
export function compareOutputs(steps: MatchedSteps, context: OutputsContext): Finding[] {
  const divergences = steps.pairs
    .map((pair) => ({ pair, ports: differingPorts(pair) }))
    .filter(({ ports }) => ports.length > 0);
  const first = firstDivergent(
    divergences.map(({ pair }) => pair),
    context.performed,
  );
  const differing = divergences.flatMap((divergence) => differs(divergence, first, context.pictures));
  return context.complete ? [...steps.missing.map(missing), ...steps.extra.map(extra), ...differing] : differing;
}

function differingPorts({ legacy, graph }: StepPair): string[] {
  const ports = new Set([...Object.keys(legacy.outputs), ...Object.keys(graph.outputs)]);
  return [...ports].filter((port) => legacy.outputs[port] !== graph.outputs[port]).sort();
}

function differs({ pair, ports }: Divergence, first: StepPair | null, pictures: Verdict | null): Finding[] {
  const onlyPictures = pictures !== null && ports.every((port) => PICTURE_PORTS.has(port));
  const verdict = !onlyPictures ? 'mismatch' : pictures === 'match' ? 'tolerated' : pictures;
  const { step } = pair.legacy;
  const cause = pair.sameInputs ? 'from the same inputs' : 'from inputs that differ already';
  return [
    {
      verdict,
      code: onlyPictures ? 'output_judged_by_pictures' : 'output_differs',
      step,
      message: `Step ${step} gave another ${ports.join(', ')} ${cause}.`,
      details: { ports, sameInputs: pair.sameInputs, firstDivergent: pair === first },
    },
  ];
}

const missing = ({ step, key }: EvidenceStep): Finding => ({
  verdict: 'mismatch',
  code: 'step_missing',
  step,
  message: `Legacy performed ${step}, graph did not. Check the workflow version for this step.`,
  details: { key },
});

const extra = ({ step, key }: EvidenceStep): Finding => ({
  verdict: 'mismatch',
  code: 'step_extra',
  step,
  message: `Graph performed ${step}, legacy did not. Check the workflow version for this step.`,
  details: { key },
});
