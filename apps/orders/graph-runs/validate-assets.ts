import type { Evidence, EvidenceMediaAsset } from '#contracts';
import { quoted, refuse } from './graph-refusal.js';
import type { Refusal } from './graph-refusal.js';

/** Images, videos and models, but no XML: browsers run scripts in SVG. */
const MEDIA_TYPE = /^(image|video|model)\/(?!.*xml)[a-z0-9][a-z0-9.+-]{0,60}$/;
/** The largest value of a column of the type integer. */
const MOST_PIXELS = 2 ** 31 - 1;

/** Assets must fit the database and be safe in a browser, with distinct names; a run that succeeded has at least one. */
export function validateAssets({ status, mediaAssets }: Evidence): Refusal | null {
  if (status.code === 'succeeded' && mediaAssets.length === 0)
    return refuse('no_assets', ['mediaAssets'], 'is empty, so there would be nothing to deliver');
  const seen = new Set<string>();
  for (const [at, asset] of mediaAssets.entries()) {
    const wrong = seen.has(asset.name) ? doubled(asset) : (wrongMediaType(asset) ?? wrongSize(asset));
    if (wrong) return refuse('asset_not_allowed', ['mediaAssets', at, wrong.member], wrong.reason);
    seen.add(asset.name);
  }
  return null;
}

interface Wrong {
  member: keyof EvidenceMediaAsset;
  reason: string;
}

const doubled = ({ name }: EvidenceMediaAsset): Wrong => ({
  member: 'name',
  reason: `is ${quoted(name)}, as in an asset before it`,
});

const wrongMediaType = ({ mediaType }: EvidenceMediaAsset): Wrong | null =>
  MEDIA_TYPE.test(mediaType)
    ? null
    : { member: 'mediaType', reason: `is ${quoted(mediaType)}, which is not delivered` };

function wrongSize(asset: EvidenceMediaAsset): Wrong | null {
  const member = (['width', 'height'] as const).find((side) => (asset[side] ?? 0) > MOST_PIXELS);
  return member ? { member, reason: `is more than ${MOST_PIXELS} pixels` } : null;
}

/** Each asset must be in the artifact store with its size. `sizes`: the bytes in the artifact store by sha256, null for what is not in it. */
export function validateStoredAssets(
  { mediaAssets }: Evidence,
  sizes: ReadonlyMap<string, number | null>,
): Refusal | null {
  for (const [at, { sha256, byteLength }] of mediaAssets.entries()) {
    const size = sizes.get(sha256) ?? null;
    if (size === null)
      return refuse('asset_not_stored', ['mediaAssets', at, 'sha256'], 'is of no artifact in the store');
    if (size !== byteLength)
      return refuse(
        'asset_not_stored',
        ['mediaAssets', at, 'byteLength'],
        `is ${byteLength}, but the artifact has ${size} bytes`,
      );
  }
  return null;
}
