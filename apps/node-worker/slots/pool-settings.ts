import { POOLS } from '#contracts';

/** How one pool is served: how many tasks at once, and the lease of a task (ms). */
export interface PoolSettings {
  pool: string;
  slots: number;
  leaseMs: number;
}

const SLOTS: Record<string, number> = { render: 1, materials: 2, notify: 1 };
const LEASE_MS: Record<string, number> = { render: 60_000 };
const MAX_SLOTS = 64;

/** The defaults of a pool, overridden where something is given. */
export function poolSettings(pool: string, slots?: number, leaseMs?: number): PoolSettings {
  return { pool, slots: slots ?? SLOTS[pool] ?? 1, leaseMs: leaseMs ?? LEASE_MS[pool] ?? 30_000 };
}

/** Reads "2" (every pool) or "render=2,notify=1" as slots by pool; undefined for anything else. */
export function parseSlots(text: string): Record<string, number> | string {
  const entries = text.includes('=') ? text.split(',').map((entry) => entry.split('=')) : POOLS.map((p) => [p, text]);
  const slots = entries.map(([pool = '', count]) => [pool.trim(), Number(count)] as const);
  const fine = slots.every(
    ([pool, count]) =>
      POOLS.some((known) => known === pool) && Number.isInteger(count) && count >= 1 && count <= MAX_SLOTS,
  );
  return fine ? Object.fromEntries(slots) : text;
}
