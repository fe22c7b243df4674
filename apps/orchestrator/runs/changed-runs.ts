import type { ChangedRun, NodeCacheReply, NodeChange } from '#contracts';
import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';
import type { AttemptResult } from './run-input.js';

/** What a decision changed of its run's nodes. */
export function changesOf({ run, after, changedNodes, accepted }: ChangesIn): ChangedRun {
  const planned = plannedNodes(after.plan);
  const results = new Map(accepted.map((result) => [result.nodeId, result]));
  const nodes = changedNodes.map(({ nodeId, status, attempt, failure }): NodeChange => {
    const shardOf = planned.get(nodeId)?.shard?.node;
    const result = results.get(nodeId);
    return {
      ...{ nodeId, status, attempt },
      ...(shardOf && { shardOf }),
      ...(failure && { failure: { code: failure.code } }),
      ...(result?.attempt === attempt && saidBy(result)),
    };
  });
  return { runId: run.facts.runId, nodes };
}

type ChangesIn = Pick<RunDecision, 'run' | 'after' | 'changedNodes' | 'accepted'>;

const saidBy = ({ worker, cache }: AttemptResult): Partial<NodeChange> => ({
  worker,
  ...(cache && { cache: cacheChange(cache) }),
});

const cacheChange = (cache: NodeCacheReply): NonNullable<NodeChange['cache']> => ({
  state: cache.state,
  ...(cache.state === 'miss' && { reason: cache.reason }),
});

/** What goes into each message, of at most `atOnce` nodes: a run of more is told in parts. */
export function inMessages(changed: readonly ChangedRun[], atOnce: number): ChangedRun[][] {
  const messages: ChangedRun[][] = [];
  let room = 0;
  for (const { runId, nodes } of changed) {
    for (let from = 0; from < nodes.length; from += atOnce) {
      const part = nodes.slice(from, from + atOnce);
      if (part.length > room) {
        messages.push([]);
        room = atOnce;
      }
      messages.at(-1)?.push({ runId, nodes: part });
      room -= part.length;
    }
  }
  return messages;
}
