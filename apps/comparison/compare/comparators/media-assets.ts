import type { EvidenceMediaAsset } from '#contracts';
import type { Comparator } from '../comparator.js';
import type { EvidencePair } from '../evidence-pair.js';
import { comparePartLists } from '../compare-part-lists.js';
import { comparePicture } from '../compare-picture.js';
import { pairUp } from '../pair-up.js';
import { isPicture } from '../pictures-to-measure.js';
import type { AssetPair } from '../pictures-to-measure.js';
import type { Pictures } from '../pictures/picture-difference.js';
import { sameEnvironment } from '../same-environment.js';
import type { Finding } from '../verdict.js';

/** Would both paths deliver the same files? Names and media types first, then what can be seen. */
export const mediaAssets: Comparator = {
  aspect: 'mediaAssets',
  needs: ['results', 'deliveries'],
  compare: compareMediaAssets,
};

function compareMediaAssets({ legacy, graph, pictures }: EvidencePair): Finding[] {
  const { pairs, missing, extra } = pairUp(legacy.mediaAssets, graph.mediaAssets, ({ name }) => name);
  const strict = sameEnvironment(legacy.environment, graph.environment);
  return [
    ...missing.map((asset) => finding('asset_missing', asset, 'only legacy would deliver it')),
    ...extra.map((asset) => finding('asset_extra', asset, 'only graph would deliver it')),
    ...pairs.flatMap((pair) => compareAsset(pair, pictures, strict)),
  ];
}

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
  return comparePicture(legacy.name, outcome, strict);
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
