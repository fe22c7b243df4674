import { NodeChanged, NodeProgressed } from '#contracts';
import type { EventFrame } from './run-event.js';

/** Progress of the sharded nodes of one run: the mean of their shards. */
export class ShardProgress {
  private readonly fractions = new Map<string, Map<unknown, number>>();

  /** The event; progress of a shard is extended by the node's `nodeFraction`. */
  read(event: EventFrame): EventFrame {
    const { shardOf, nodeId, status, fraction, shards } = event.data;
    if (typeof shardOf !== 'string') return event;
    const known = this.fractions.get(shardOf) ?? new Map<unknown, number>();
    this.fractions.set(shardOf, known);
    if (event.event === NodeChanged.event && status === 'succeeded') known.set(nodeId, 1);
    if (event.event !== NodeProgressed.event) return event;
    known.set(nodeId, Number(fraction));
    const sum = [...known.values()].reduce((all, one) => all + one, 0);
    return { ...event, data: { ...event.data, nodeFraction: sum / Number(shards) } };
  }
}
