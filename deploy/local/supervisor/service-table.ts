/** A process of ours. Waves are stopped from the highest to the lowest: who takes requests first, who delivers last. */
export interface ServiceEntry {
  name: ServiceName;
  /** Below the checkout. */
  main: string;
  wave: 1 | 2 | 3;
  /** How long it may take to finish what it does after SIGTERM: longer than the time that it gives itself. */
  graceMs: number;
}

/** Names as they stand in logs, in `status` and in `logs <app>`. */
export type ServiceName =
  'orders' | 'legacy-pipeline' | 'registry' | 'orchestrator' | 'node-worker' | 'comparison' | 'gateway';

/** All services, in the order they are shown. */
export const SERVICES: readonly ServiceEntry[] = [
  { name: 'orders', main: 'dist/apps/orders/main.js', wave: 1, graceMs: 8_000 },
  { name: 'legacy-pipeline', main: 'dist/apps/orders/legacy-pipeline/main.js', wave: 1, graceMs: 25_000 },
  { name: 'registry', main: 'dist/apps/registry/main.js', wave: 2, graceMs: 5_000 },
  { name: 'orchestrator', main: 'dist/apps/orchestrator/main.js', wave: 2, graceMs: 5_000 },
  { name: 'node-worker', main: 'dist/apps/node-worker/main.js', wave: 2, graceMs: 8_000 },
  { name: 'comparison', main: 'dist/apps/comparison/main.js', wave: 2, graceMs: 5_000 },
  { name: 'gateway', main: 'dist/apps/gateway/main.js', wave: 3, graceMs: 5_000 },
];
