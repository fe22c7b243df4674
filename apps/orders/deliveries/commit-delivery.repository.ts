import type { EntityManager } from '@mikro-orm/postgresql';
import { DeliverySettled } from '#contracts';
import type { DeliveryPath } from '#contracts';
import { holdPolicy } from '../dispatch/policy-lock.repository.js';
import { writeOutbox } from '../outbox/outbox.repository.js';

export interface DeliveryCommit {
  deliveryId: string;
  path: DeliveryPath;
  runId: string;
}

interface SettledRow {
  order_line_id: string;
  generation: number;
}

/**
 * The one commit, for legacy and graph alike; call it inside a transaction that has locked the delivery. Makes the run's
 * staged effects live if, and only if, the delivery is still open and orders' own record lets this run commit; a graph run
 * never does while the kill switch is on. False: somebody else was first, or the run may not.
 */
export async function commitDelivery(em: EntityManager, commit: DeliveryCommit): Promise<boolean> {
  if (commit.path === 'graph') await holdPolicy(em);
  const [delivery] = await em.execute<SettledRow[]>(
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
  await applyCatalogWrites(em, commit);
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

/**
 * Applies a write only where the row still holds what was pinned (or the wanted value already) and nobody deleted the
 * material since, which would make the product's next delivery fail; reports the others.
 */
async function applyCatalogWrites(em: EntityManager, { deliveryId, runId }: DeliveryCommit): Promise<void> {
  await em.execute(
    `with wanted as (
        select payload->>'product' as product, payload->>'part' as part, payload->>'material' as material,
               payload->>'why' as why, payload->>'expected' as expected
          from orders.staged_effect where run_id = ? and kind = 'catalog'
      ), found as (
        select m.product, m.part, m.material
          from orders.product_material m join wanted w on w.product = m.product and w.part = m.part for update of m
      ), gone as (
        select w.material from wanted w, orders.catalog_head h join orders.catalog_document d on d.sha256 = h.sha256
         where not d.document->'materials' @> jsonb_build_array(jsonb_build_object('key', w.material))
      ), written as (
        insert into orders.product_material (product, part, material, why, delivery_id)
          select w.product, w.part, w.material, w.why, ?::uuid
            from wanted w left join found f on f.product = w.product and f.part = w.part
           where f.material is not distinct from w.expected and w.material not in (select material from gone)
        on conflict (product, part) do update
          set material = excluded.material, why = excluded.why, delivery_id = excluded.delivery_id, changed_at = now()
        returning product, part
      )
      insert into orders.skipped_catalog_write (delivery_id, product, part, wanted, found)
        select ?::uuid, w.product, w.part, w.material, f.material
          from wanted w left join found f on f.product = w.product and f.part = w.part
         where f.material is distinct from w.expected and f.material <> w.material
            or w.material in (select material from gone)`,
    [runId, deliveryId, deliveryId],
  );
}
