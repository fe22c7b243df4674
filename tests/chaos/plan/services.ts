import type { ServiceName } from '../../../deploy/local/supervisor/service-table.js';

/** The processes of the suite's instance: two of each service that may have replicas. */
export const CHAOS_SERVICES = [
  'orders',
  'legacy-pipeline',
  'registry',
  'orchestrator-1',
  'orchestrator-2',
  'node-worker-1',
  'node-worker-2',
  'comparison',
  'gateway',
] as const;

export type ChaosService = (typeof CHAOS_SERVICES)[number];

/** The service of a process. */
export const roleOf = (service: ChaosService): ServiceName => service.replace(/-\d$/, '') as ServiceName;

export const BACKENDS = ['nats', 'postgres'] as const;
export type Backend = (typeof BACKENDS)[number];

/** The server connections that a process has. */
export function backendsOf(service: ChaosService): readonly Backend[] {
  switch (roleOf(service)) {
    case 'gateway':
    case 'node-worker':
      return ['nats'];
    case 'legacy-pipeline':
      return ['postgres'];
    default:
      return BACKENDS;
  }
}
