import type { Fault, FaultKind } from './fault.js';
import { roleOf } from './services.js';

const GRAPH_SIDE = ['registry', 'orchestrator', 'node-worker', 'comparison'];
const OF_THE_GRAPH_SIDE: readonly FaultKind[] = [
  'stale-results',
  'nats-kill',
  'nats-wipe',
  'streams-deleted',
  'repeated-results',
];

/** Whether a fault affects the graph side only: nothing that an order line in legacy mode needs. */
export function hitsGraphSideAlone({ kind, service, backend }: Fault): boolean {
  if (!service) return OF_THE_GRAPH_SIDE.includes(kind);
  return GRAPH_SIDE.includes(roleOf(service)) || backend === 'nats';
}
