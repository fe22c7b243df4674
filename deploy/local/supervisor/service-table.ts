/**
 * A service. Waves are stopped from the highest to the lowest: those with public requests first, those that deliver
 * last.
 */
export interface ServiceEntry {
  name: ServiceName;
  /** Below the checkout. */
  main: string;
  wave: 1 | 2 | 3;
  /** Grace time between SIGTERM and SIGKILL: longer than the service's own shutdown limit. */
  graceMs: number;
}

/** The names in logs, in `status` and in `logs <app>`. */
export type ServiceName =
  'orders' | 'legacy-pipeline' | 'registry' | 'orchestrator' | 'node-worker' | 'comparison' | 'gateway';

/** All services, in the order they are shown. */
export const SERVICES: readonly ServiceEntry[] = [
  { name: 'orders', main: 'dist/apps/orders/main.js', wave: 1, graceMs: 8_000 },
  { name: 'legacy-pipeline', main: 'dist/apps/orders/legacy-pipeline/main.js', wave: 1, graceMs: 25_000 },
  { name: 'registry', main: 'dist/apps/registry/main.js', wave: 2, graceMs: 8_000 },
  { name: 'orchestrator', main: 'dist/apps/orchestrator/main.js', wave: 2, graceMs: 8_000 },
  { name: 'node-worker', main: 'dist/apps/node-worker/main.js', wave: 2, graceMs: 8_000 },
  { name: 'comparison', main: 'dist/apps/comparison/main.js', wave: 2, graceMs: 8_000 },
  { name: 'gateway', main: 'dist/apps/gateway/main.js', wave: 3, graceMs: 8_000 },
];
