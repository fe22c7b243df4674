import { compareIds } from '../model/compare-ids.js';
import type { NodeDefinition, PortType } from '../model/node-definition.js';
import type { Producer } from '../model/producer.js';

/** The names of a step's output ports of one type, sorted; none for an unknown step. */
export function outputsOfType(definition: NodeDefinition | undefined, type: PortType): string[] {
  return Object.entries(definition?.outputs ?? {})
    .filter(([, port]) => port.type === type)
    .map(([name]) => name)
    .sort(compareIds);
}

/** Each producer once, by node id and then output. */
export function sortedProducers(producers: Producer[]): Producer[] {
  const byName = new Map(producers.map((producer) => [`${producer.nodeId}\n${producer.output}`, producer]));
  return [...byName.values()].sort((a, b) => compareIds(a.nodeId, b.nodeId) || compareIds(a.output, b.output));
}
