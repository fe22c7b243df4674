import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Stores the materials that a committed run chose for parts without an assignment, replacing those of the delivery before.
 * The product's assignments stay as they are; a choice that differs from a newer assignment is recorded as skipped.
 */
export async function recordGuesses(
  em: EntityManager,
  { deliveryId, runId }: { deliveryId: string; runId: string },
): Promise<void> {
  const [delivery] = await em.execute<{ product: string }[]>(
    `select pinned->'product'->>'key' as product from orders.delivery where id = ?`,
    [deliveryId],
  );
  if (!delivery) return;
  const { product } = delivery;
  // Of two deliveries that commit at once, the second replaces all guesses of the first.
  await em.execute('select key from orders.product where key = ? for no key update', [product]);
  await em.execute('delete from orders.product_guess where product = ?', [product]);
  await em.execute(
    `with chosen as (
        select position, payload->>'part' as part, payload->>'material' as material, payload->>'why' as why,
               payload->>'expected' as expected
          from orders.staged_effect where run_id = ? and kind = 'catalog' and payload->>'product' = ?
      ), recorded as (
        insert into orders.product_guess (product, position, part, material, why, delivery_id)
          select ?, position, part, material, why, ?::uuid from chosen
        on conflict (product, position) do update
          set part = excluded.part, material = excluded.material, why = excluded.why,
              delivery_id = excluded.delivery_id, changed_at = now()
      )
      insert into orders.skipped_catalog_write (delivery_id, product, part, wanted, found)
        select ?::uuid, m.product, m.part, c.material, m.material
          from chosen c join orders.product_material m on m.product = ? and m.part = c.part and m.delivery_id is null
         where m.material is distinct from c.expected and m.material <> c.material`,
    [runId, product, product, deliveryId, deliveryId, product],
  );
}
