import type { EntityManager } from '@mikro-orm/postgresql';

/** Takes the advisory lock of a name until the transaction of `em` ends; waits while another transaction has it. */
export async function lockName(em: EntityManager, name: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtext(?))', [name]);
}

/** As `lockName`, but shared: many transactions have it at once, and none while one has it by `lockName`. */
export async function lockNameShared(em: EntityManager, name: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock_shared(hashtext(?))', [name]);
}
