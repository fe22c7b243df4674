import type { Shard, ShardOutputs } from '#workflow-core';

/**
 * Maximum number of shards: each loads the model again, and one order line seldom has more free slots. Figures in
 * docs/adr/0007-fan-out.md.
 */
const MOST_SHARDS = 4;

/** The work to split: `of` pictures of a kind (in the singular), at least `least` per shard. */
interface Pictures {
  of: number;
  kind: string;
  least: number;
}

/** Even shares, at most `atOnce`; null where that gives fewer than two. */
export function pictureShards({ of, kind, least }: Pictures, atOnce: number): Shard[] | null {
  const shares = Math.min(MOST_SHARDS, atOnce, Math.floor(of / least));
  if (shares < 2) return null;
  const starts = Array.from({ length: shares + 1 }, (_, at) => Math.round((at * of) / shares));
  return starts.slice(0, -1).map((first, at) => {
    const next = starts[at + 1] ?? of;
    return { first, count: next - first, of, label: `${kind}s ${first + 1}–${next}` };
  });
}

/** All pictures in order; null where a shard does not have its number of pictures. */
export function joinPictures(parts: readonly ShardOutputs[]): Record<string, unknown> | null {
  const images = parts.map(({ outputs }) => (outputs['render'] as { images?: unknown[] } | undefined)?.images ?? []);
  const isWhole = parts.every(({ shard }, at) => images[at]?.length === shard.count);
  return isWhole ? { render: { images: images.flat() } } : null;
}
