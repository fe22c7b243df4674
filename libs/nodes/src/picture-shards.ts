import type { Shard, ShardOutputs } from '#workflow-core';

/**
 * More shards than this would mostly load: a shard loads the model again, and there are seldom more free slots than these
 * for one order line. Figures in docs/adr/0007-fan-out.md.
 */
const MOST_SHARDS = 4;

/** What is to be shared: `of` pictures of a kind (in the singular), of which one shard takes at least `least`. */
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

/** All pictures in order; null where a shard has not as many as it was asked for. */
export function joinPictures(parts: readonly ShardOutputs[]): Record<string, unknown> | null {
  const images = parts.map(({ outputs }) => (outputs['render'] as { images?: unknown[] } | undefined)?.images ?? []);
  const isWhole = parts.every(({ shard }, at) => images[at]?.length === shard.count);
  return isWhole ? { render: { images: images.flat() } } : null;
}
