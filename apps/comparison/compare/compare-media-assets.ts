import type { Evidence, EvidenceMediaAsset } from '#contracts';
import { comparePartLists } from './compare-part-lists.js';
import { judgePicture } from './judge-picture.js';
import { pairUp } from './match-steps.js';
import type { PictureOutcome } from './pictures/picture-difference.js';
import { sameEnvironment } from './same-environment.js';
import type { Finding } from './verdict.js';

/** Measured pictures by asset name; only those whose bytes differ need to be there. */
export type Pictures = ReadonlyMap<string, PictureOutcome>;

interface AssetPair {
  legacy: EvidenceMediaAsset;
  graph: EvidenceMediaAsset;
}

/** Would both paths deliver the same files? Names and media types first, then what can be seen. */
export function compareMediaAssets(legacy: Evidence, graph: Evidence, pictures: Pictures): Finding[] {
  const { pairs, missing, extra } = pairUp(legacy.mediaAssets, graph.mediaAssets, ({ name }) => name);
  const strict = sameEnvironment(legacy.environment, graph.environment);
  return [
    ...missing.map((asset) => finding('asset_missing', asset, 'only legacy would deliver it')),
    ...extra.map((asset) => finding('asset_extra', asset, 'only graph would deliver it')),
    ...pairs.flatMap((pair) => compareAsset(pair, pictures, strict)),
  ];
}

/** Pictures on both sides whose bytes differ: they have to be decoded. */
export const picturesToMeasure = (legacy: Evidence, graph: Evidence): AssetPair[] =>
  pairUp(legacy.mediaAssets, graph.mediaAssets, ({ name }) => name).pairs.filter(
    (pair) => isPicture(pair) && pair.legacy.sha256 !== pair.graph.sha256,
  );

const isPicture = ({ legacy, graph }: AssetPair): boolean =>
  legacy.mediaType.startsWith('image/') && graph.mediaType === legacy.mediaType;

function compareAsset(pair: AssetPair, pictures: Pictures, strict: boolean): Finding[] {
  const { legacy, graph } = pair;
  if (legacy.mediaType !== graph.mediaType) {
    return [finding('media_type_differs', legacy, `legacy has ${legacy.mediaType}, graph ${graph.mediaType}`)];
  }
  if (legacy.width !== graph.width || legacy.height !== graph.height) {
    return [finding('asset_size_differs', legacy, `legacy has ${sizeOf(legacy)}, graph ${sizeOf(graph)}`)];
  }
  const seen = compareBytes(pair, pictures, strict);
  const named = new Set(seen.flatMap(({ part }) => part ?? []));
  return [...seen, ...comparePartLists(legacy, graph, named)];
}

function compareBytes(pair: AssetPair, pictures: Pictures, strict: boolean): Finding[] {
  const { legacy, graph } = pair;
  if (legacy.sha256 === graph.sha256) return [];
  if (!isPicture(pair)) return [finding('asset_bytes_differ', legacy, 'its bytes differ', digests(pair))];
  const outcome = pictures.get(legacy.name);
  if (!outcome) throw new Error(`Picture ${legacy.name} was not measured though its bytes differ.`);
  return judgePicture(legacy.name, outcome, strict);
}

const sizeOf = ({ width, height }: EvidenceMediaAsset): string => `${width} × ${height} pixels`;

const digests = ({ legacy, graph }: AssetPair) => ({ legacy: legacy.sha256, graph: graph.sha256 });

const finding = (
  code: string,
  asset: EvidenceMediaAsset,
  what: string,
  details?: Record<string, unknown>,
): Finding => ({
  verdict: 'mismatch',
  code,
  asset: asset.name,
  message: `Asset ${asset.name}: ${what}.`,
  ...(details && { details }),
});
