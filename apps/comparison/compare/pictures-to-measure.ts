import type { Evidence, EvidenceMediaAsset } from '#contracts';
import { pairUp } from './pair-up.js';

/** An asset that both paths would deliver under one name. */
export interface AssetPair {
  legacy: EvidenceMediaAsset;
  graph: EvidenceMediaAsset;
}

export const isPicture = ({ legacy, graph }: AssetPair): boolean =>
  legacy.mediaType.startsWith('image/') && graph.mediaType === legacy.mediaType;

/** Pictures on both sides whose bytes differ: they have to be decoded. */
export const picturesToMeasure = (legacy: Evidence, graph: Evidence): AssetPair[] =>
  pairUp(legacy.mediaAssets, graph.mediaAssets, ({ name }) => name).pairs.filter(
    (pair) => isPicture(pair) && pair.legacy.sha256 !== pair.graph.sha256,
  );
