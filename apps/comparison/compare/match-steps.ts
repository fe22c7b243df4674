import type { EvidenceStep } from '#contracts';

/** The same step on both paths. `sameInputs`: both got the same values, so their outputs have no excuse to differ. */
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

/** Pairs items of two lists that have the same name, in order. Shared by everything that is compared by name. */
export function pairUp<T>(legacy: T[], graph: T[], nameOf: (item: T) => string) {
  const waiting = new Map<string, T[]>();
  for (const item of graph) waiting.set(nameOf(item), [...(waiting.get(nameOf(item)) ?? []), item]);
  const pairs: { legacy: T; graph: T }[] = [];
  const missing: T[] = [];
  for (const item of legacy) {
    const other = waiting.get(nameOf(item))?.shift();
    if (other === undefined) missing.push(item);
    else pairs.push({ legacy: item, graph: other });
  }
  return { pairs, missing, extra: [...waiting.values()].flat() };
}
