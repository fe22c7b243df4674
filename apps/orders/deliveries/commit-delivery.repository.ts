import type { EntityManager } from '@mikro-orm/postgresql';
import { DeliverySettled } from '#contracts';
import type { DeliveryPath } from '#contracts';
import { lockPolicyShared } from '../rollouts/policy-lock.repository.js';
import { writeOutbox } from '../outbox/outbox.repository.js';
import { recordGuesses } from './record-guesses.repository.js';

export interface DeliveryCommit {
  deliveryId: string;
  path: DeliveryPath;
  runId: string;
}

interface CommittedRow {
  order_line_id: string;
  generation: number;
}

/**
 * The one commit, for legacy and graph alike; call it inside a transaction that has locked the delivery. Makes the run's
 * staged effects live if, and only if, the delivery is still open and orders' own record lets this run commit; a graph run
 * never does while the kill switch is on. False where the delivery is settled already or the run may not commit.
 */
export async function commitDelivery(em: EntityManager, commit: DeliveryCommit): Promise<boolean> {
  if (commit.path === 'graph') await lockPolicyShared(em);
  const [delivery] = await em.execute<CommittedRow[]>(
    `update orders.delivery d set state = 'committed', committed_path = ?, committed_run_id = ?, settled_at = now()
       from orders.path_run r
      where d.id = ? and d.state = 'open' and r.run_id = ? and r.delivery_id = d.id and r.path = ?
        and r.may_commit and r.state = 'succeeded' and (r.path = 'legacy' or
              (not d.legacy_only and not exists (select 1 from orders.kill_switch k where k."on")))
      returning d.order_line_id, d.generation`,
    [commit.path, commit.runId, commit.deliveryId, commit.runId, commit.path],
  );
  if (!delivery) return false;
  await publishAssets(em, commit);
  await queueNotifications(em, commit);
  await recordGuesses(em, commit);
  await writeOutbox(em, DeliverySettled.event, {
    deliveryId: commit.deliveryId,
    orderLineId: delivery.order_line_id,
    generation: delivery.generation,
    state: 'committed',
    path: commit.path,
    runId: commit.runId,
  });
  return true;
}

async function publishAssets(em: EntityManager, { deliveryId, runId }: DeliveryCommit): Promise<void> {
  await em.execute(
    `insert into orders.media_asset (delivery_id, name, run_id, position, media_type, sha256, byte_length, width, height)
      select ?::uuid, payload->>'name', run_id, position, payload->>'mediaType', payload->>'sha256', (payload->>'byteLength')::bigint,
             (payload->>'width')::int, (payload->>'height')::int
        from orders.staged_effect where run_id = ? and kind = 'asset'`,
    [deliveryId, runId],
  );
}

async function queueNotifications(em: EntityManager, { deliveryId, runId }: DeliveryCommit): Promise<void> {
  await em.execute(
    `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body)
      select ?::uuid, payload->>'dedupeKey', payload->>'channel', payload->>'recipient', payload->>'template',
             payload->>'subject', payload->>'body'
        from orders.staged_effect where run_id = ? and kind = 'notification' order by position
      on conflict (dedupe_key) do nothing`,
    [deliveryId, runId],
  );
}
