import type { EvidenceStep } from '#contracts';
import type { StepPair } from './match-steps.js';

/**
 * The first divergence of the paths: the earliest pair with the same inputs and other outputs, or the earliest of all where
 * every pair had other inputs. Null for no pairs. `performed` are all of legacy's steps.
 */
export function firstDivergent(divergent: StepPair[], performed: EvidenceStep[]): StepPair | null {
  const withSameInputs = divergent.filter(({ sameInputs }) => sameInputs);
  const candidates = withSameInputs.length > 0 ? withSameInputs : divergent;
  const depths = depthsOf(performed);
  const depth = ({ legacy }: StepPair): number => depths.get(legacy) ?? 0;
  return [...candidates].sort((a, b) => depth(a) - depth(b))[0] ?? null;
}

/** How many steps stand before each one. Evidence has no edges: a step follows those whose output digests are its inputs. */
function depthsOf(steps: EvidenceStep[]): Map<EvidenceStep, number> {
  const producers = new Map(steps.flatMap((step) => Object.values(step.outputs).map((digest) => [digest, step])));
  const depths = new Map<EvidenceStep, number>();
  const visit = (step: EvidenceStep): number => {
    const known = depths.get(step);
    if (known !== undefined) return known;
    // Set before its producers are visited: a step that outputs its own input would recurse forever.
    depths.set(step, 0);
    const before = Object.values(step.inputs).map((digest) => producers.get(digest));
    const depth = Math.max(0, ...before.map((producer) => (producer ? visit(producer) + 1 : 0)));
    depths.set(step, depth);
    return depth;
  };
  steps.forEach(visit);
  return depths;
}
