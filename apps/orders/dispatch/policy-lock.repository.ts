import type { EntityManager } from '@mikro-orm/postgresql';
import { OperationalError } from '#platform/http';

const LOCK = `hashtext('hartomat:orders:dispatch-policy')`;
const WAIT_MS = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Holds the kill switch and the rollout rows as they are now until the transaction ends; many hold it at once. Read them
 * after this, in a statement of its own. Take it after the rows of order lines and deliveries. An advisory lock, because
 * its queue is fair: a stream of dispatches cannot keep `awaitPolicyReaders` waiting.
 */
export async function holdPolicy(em: EntityManager): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock_shared(${LOCK})`);
}

/**
 * Call it after a change of the policy is committed: returns when every transaction that may have read the policy before
 * has ended. Throws `OperationalError` `policy_in_use` where one of them does not end within 10 seconds.
 */
export async function awaitPolicyReaders(em: EntityManager): Promise<void> {
  await em.transactional(async (inside) => {
    await inside.execute(`set local lock_timeout = ${WAIT_MS}`);
    await inside.execute(`select pg_advisory_xact_lock(${LOCK})`).catch((error: unknown) => {
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
