import type { EvidenceStep, Verdict } from '#contracts';
import { firstDivergent } from '../first-divergent.js';
import type { Comparator } from '../comparator.js';
import type { EvidencePair } from '../evidence-pair.js';
import type { StepPair } from '../match-steps.js';
import { verdictOf } from '../verdict.js';
import type { Finding } from '../verdict.js';
import { mediaAssets } from './media-assets.js';

/** Ports that hold pictures: other digests may look the same, so the delivered pictures decide. */
const PICTURE_PORTS = new Set(['render', 'media_assets']);

interface Divergence {
  pair: StepPair;
  ports: string[];
}

/** Did every step give the same outputs on both paths? Marks the first step that diverged as `details.firstDivergent`. */
export const outputs: Comparator = { aspect: 'outputs', needs: ['results', 'steps'], compare: compareOutputs };

function compareOutputs(pair: EvidencePair): Finding[] {
  const { legacy, graph, steps } = pair;
  const divergences = steps.pairs
    .map((pair) => ({ pair, ports: differingPorts(pair) }))
    .filter(({ ports }) => ports.length > 0);
  const first = firstDivergent(
    divergences.map(({ pair }) => pair),
    legacy.steps,
  );
  const pictures = picturesVerdict(pair);
  const differing = divergences.flatMap((divergence) => differs(divergence, first, pictures));
  // A step that is missing after a failure is only its consequence.
  const complete = legacy.status.code === 'succeeded' && graph.status.code === 'succeeded';
  return complete ? [...steps.missing.map(missing), ...steps.extra.map(extra), ...differing] : differing;
}

/** The verdict on delivered pictures whose bytes differ; null where none differs. */
const picturesVerdict = (pair: EvidencePair): Verdict | null =>
  pair.pictures.size > 0 ? verdictOf(mediaAssets.compare(pair)) : null;

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
