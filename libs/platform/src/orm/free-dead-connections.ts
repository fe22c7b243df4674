import type { EventEmitter } from 'node:events';

/** What is used here of a client of `pg`. */
interface Client extends EventEmitter {
  release(isDead: true): void;
}

/** The holder of a dead connection gets the error with its next statement at the latest, and may release it. */
const GRACE_MS = 1000;

/**
 * Removes connections from a pool of `pg` that died while they were checked out. Kysely releases a transaction's
 * connection only after a commit or rollback that succeeded, so each transaction whose connection died would keep its
 * place in the pool, and after as many as the pool is large the service would wait for a connection forever.
 */
export function freeDeadConnections(pool: EventEmitter): void {
  const held = new Set<Client>();
  pool.on('acquire', (client: Client) => held.add(client));
  pool.on('release', (_error: unknown, client: Client) => held.delete(client));
  pool.on('connect', (client: Client) => {
    const free = (): void => {
      if (held.has(client)) client.release(true);
    };
    client.once('end', () => setTimeout(free, GRACE_MS).unref());
  });
}
