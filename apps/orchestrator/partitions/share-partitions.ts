import type { OrchestratorAnnounced } from '#contracts';

/** Which partitions of the results an orchestrator reads, and the one among them that its own tasks name. */
export interface PartitionShare {
  own: number;
  held: readonly number[];
}

/**
 * Shares `count` partitions among orchestrators, the oldest first: one that comes or goes moves as few as possible. Everyone
 * has at least one, and where there are more orchestrators than partitions some have the same.
 */
export function sharePartitions(
  all: readonly Pick<OrchestratorAnnounced, 'orchestrator' | 'since'>[],
  orchestrator: string,
  count: number,
): PartitionShare {
  const oldestFirst = [...all].sort((a, b) => a.since - b.since || (a.orchestrator < b.orchestrator ? -1 : 1));
  const at = oldestFirst.findIndex((one) => one.orchestrator === orchestrator);
  const own = Math.max(0, at) % count;
  const others = Array.from({ length: count }, (_, partition) => partition).filter(
    (partition) => partition >= oldestFirst.length && partition % oldestFirst.length === own,
  );
  return { own, held: [own, ...others] };
}
