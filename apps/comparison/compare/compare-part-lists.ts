import type { EvidenceMediaAsset } from '#contracts';
import type { Finding } from './verdict.js';

/**
 * Parts that only one side's model has, whether or not the picture shows them: a part behind another is missing all the
 * same. `named` are parts that another finding reports already.
 */
export function comparePartLists(legacy: EvidenceMediaAsset, graph: EvidenceMediaAsset, named: Set<string>): Finding[] {
  if (!legacy.idMask || !graph.idMask) return [];
  const [inLegacy, inGraph] = [legacy, graph].map((asset) => new Set(asset.idMask?.colours.map(({ part }) => part)));
  const only = (here: Set<string> | undefined, there: Set<string> | undefined): string[] =>
    [...(here ?? [])].filter((part) => !there?.has(part) && !named.has(part));
  return [
    ...only(inLegacy, inGraph).map((part) => finding('part_missing', legacy.name, part, 'legacy')),
    ...only(inGraph, inLegacy).map((part) => finding('part_extra', legacy.name, part, 'graph')),
  ];
}

const finding = (code: string, asset: string, part: string, side: 'legacy' | 'graph'): Finding => ({
  verdict: 'mismatch',
  code,
  asset,
  part,
  message: `Part "${part}" is in ${side}'s model only; the picture does not show it.`,
});
