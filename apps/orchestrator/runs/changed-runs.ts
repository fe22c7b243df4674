import type { ChangedRun } from '#contracts';
import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';

/** What a decision changed of its run's nodes. */
export function changesOf({ run, after, changedNodes }: RunDecision): ChangedRun {
  const planned = plannedNodes(after.plan);
  const nodes = changedNodes.map(({ nodeId, status, attempt }) => {
    const shardOf = planned.get(nodeId)?.shard?.node;
    return { nodeId, status, attempt, ...(shardOf && { shardOf }) };
  });
  return { runId: run.facts.runId, nodes };
}

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
