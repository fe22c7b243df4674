import type { EntityManager } from '@mikro-orm/postgresql';
import { OperationalError } from '#platform/http';
import { lockName, lockNameShared } from '#platform/orm';

const LOCK = 'hartomat:orders:dispatch-policy';
const WAIT_MS = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Locks the kill switch and the rollout rows against changes until the transaction ends; shared between transactions. Read
 * them after this, in a statement of its own. Lock order: order lines and deliveries first, then this. An advisory lock,
 * because its queue is fair: a stream of dispatches cannot starve `awaitPolicyReaders`.
 */
export async function lockPolicyShared(em: EntityManager): Promise<void> {
  await lockNameShared(em, LOCK);
}

/**
 * Call it after a change of the policy is committed: returns when every transaction that may have read the policy before
 * has ended. Throws `OperationalError` `policy_in_use` where one of them does not end within 10 seconds.
 */
export async function awaitPolicyReaders(em: EntityManager): Promise<void> {
  await em.transactional(async (inside) => {
    await inside.execute(`select set_config('lock_timeout', ?, true)`, [`${WAIT_MS}ms`]);
    await lockName(inside, LOCK).catch((error: unknown) => {
      throw isLockTimeout(error) ? policyInUse(error) : error;
    });
  });
}

const isLockTimeout = (error: unknown): boolean => (error as { code?: string }).code === LOCK_NOT_AVAILABLE;

const policyInUse = (cause: unknown): OperationalError =>
  new OperationalError(
    'policy_in_use',
    `The change is stored and holds for all that begins now, but a dispatch or a commit that began before has not ended within ${WAIT_MS / 1000} s, so one more graph delivery may follow. Ask again until it is confirmed; look for a database session of orders that is idle in a transaction.`,
    cause,
  );
