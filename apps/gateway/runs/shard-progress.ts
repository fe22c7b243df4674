import { NodeChanged, NodeProgressed } from '#contracts';
import type { RunEvent } from './run-event.js';

/** How far the nodes of one run are that are spread over workers: as far as their shards on average. */
export class ShardProgress {
  private readonly fractions = new Map<string, Map<unknown, number>>();

  /** The event; where it tells how far a shard is, with the node's `nodeFraction`. */
  read(event: RunEvent): RunEvent {
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
