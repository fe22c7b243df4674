import type { Backend, ChaosService } from './services.js';

/** The minimum and maximum duration of each kind in milliseconds; `targets`: what it applies to. */
export const FAULT_KINDS = {
  kill: { lastsMs: [0, 0], targets: 'service' },
  pause: { lastsMs: [2500, 3500], targets: 'service' },
  'rolling-sigterm': { lastsMs: [0, 0], targets: 'all' },
  'stale-results': { lastsMs: [1500, 2500], targets: 'all' },
  'nats-kill': { lastsMs: [500, 3000], targets: 'all' },
  'nats-wipe': { lastsMs: [0, 500], targets: 'all' },
  'streams-deleted': { lastsMs: [0, 0], targets: 'all' },
  'postgres-restart': { lastsMs: [0, 1500], targets: 'all' },
  'link-dark': { lastsMs: [1500, 4000], targets: 'link' },
  'link-slow': { lastsMs: [2000, 4000], targets: 'link' },
  'link-reset': { lastsMs: [0, 0], targets: 'link' },
  'repeated-results': { lastsMs: [3000, 5000], targets: 'all' },
  'disk-full': { lastsMs: [1500, 3000], targets: 'all' },
  'connections-exhausted': { lastsMs: [1000, 2000], targets: 'all' },
  burst: { lastsMs: [0, 0], targets: 'all' },
} as const satisfies Record<string, { lastsMs: readonly [number, number]; targets: 'service' | 'link' | 'all' }>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** One fault, `atMs` after the beginning, for `lastsMs`. */
export interface Fault {
  atMs: number;
  lastsMs: number;
  kind: FaultKind;
  service?: ChaosService;
  backend?: Backend;
}

/** "12.3 s  link-dark of orders to nats for 2.1 s" */
export function describeFault({ atMs, lastsMs, kind, service, backend }: Fault): string {
  const of = service ? ` of ${service}` : '';
  const to = backend ? ` to ${backend}` : '';
  const long = lastsMs > 0 ? ` for ${(lastsMs / 1000).toFixed(1)} s` : '';
  return `${(atMs / 1000).toFixed(1).padStart(5)} s  ${kind}${of}${to}${long}`;
}
