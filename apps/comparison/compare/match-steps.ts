import type { EvidenceStep } from '#contracts';
import { pairUp } from './pair-up.js';

/** The same step on both paths. `sameInputs`: both got the same values, so their outputs should be equal. */
export interface StepPair {
  legacy: EvidenceStep;
  graph: EvidenceStep;
  sameInputs: boolean;
}

/** `missing` were performed by legacy only, `extra` by graph only. */
export interface MatchedSteps {
  pairs: StepPair[];
  missing: EvidenceStep[];
  extra: EvidenceStep[];
}

/** Pairs steps by key (step and inputs) first, so that node ids never matter; what is left over by step, in order. */
export function matchSteps(legacy: EvidenceStep[], graph: EvidenceStep[]): MatchedSteps {
  const byKey = pairUp(legacy, graph, (step) => step.key);
  const byStep = pairUp(byKey.missing, byKey.extra, (step) => step.step);
  return {
    pairs: [
      ...byKey.pairs.map((pair) => ({ ...pair, sameInputs: true })),
      ...byStep.pairs.map((pair) => ({ ...pair, sameInputs: false })),
    ],
    missing: byStep.missing,
    extra: byStep.extra,
  };
}
