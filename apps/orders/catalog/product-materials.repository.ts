import type { EntityManager } from '@mikro-orm/postgresql';
import type { AssignedMaterial, GuessedMaterial, PutAssignment } from '#contracts';
import { isoTime } from '#platform/orm';
import { ordersTables } from '../orders.orm.config.js';

/** The material assignments of a product's parts, ordered by part. */
export async function readAssignments(em: EntityManager, product: string): Promise<PutAssignment[]> {
  return (await readAssigned(em, product)).map(({ part, material }) => ({ part, material }));
}

/** As `readAssignments`, with the time of each. */
export async function readAssigned(em: EntityManager, product: string): Promise<AssignedMaterial[]> {
  const rows = await ordersTables(em)
    .selectFrom('product_material')
    .select(['part', 'material', 'changedAt'])
    .where('product', '=', product)
    .where('deliveryId', 'is', null)
    .orderBy('part')
    .execute();
  return rows.map(withIsoTime);
}

/** What the last committed delivery chose for the other parts, in its order. */
export async function readGuesses(em: EntityManager, product: string): Promise<GuessedMaterial[]> {
  const rows = await ordersTables(em)
    .selectFrom('product_guess')
    .select(['part', 'material', 'why', 'deliveryId', 'changedAt'])
    .where('product', '=', product)
    .orderBy('position')
    .execute();
  return rows.map(withIsoTime);
}

const withIsoTime = <Row extends { changedAt: Date }>(row: Row) => ({ ...row, changedAt: isoTime(row.changedAt) });

/** The parts on the pictures of the product's last committed delivery; null where none is recorded. */
export async function readKnownParts(em: EntityManager, product: string): Promise<Set<string> | null> {
  const rows = await em.execute<{ part: string }[]>(
    `with newest as (
        select d.committed_run_id as run_id from orders.order_line l join orders.delivery d on d.order_line_id = l.id
         where l.product = ? and d.state = 'committed' order by d.settled_at desc limit 1
      )
      select distinct colour->>'part' as part
        from newest join orders.staged_effect e on e.run_id = newest.run_id and e.kind = 'asset',
             jsonb_path_query(e.payload, '$.idMask.colours[*]') as colour`,
    [product],
  );
  return rows.length > 0 ? new Set(rows.map(({ part }) => part)) : null;
}

export async function hasProduct(em: EntityManager, product: string): Promise<boolean> {
  const row = await ordersTables(em).selectFrom('product').select('key').where('key', '=', product).executeTakeFirst();
  return row !== undefined;
}

/** Sets the named parts' materials; the other parts stay as they are. */
export async function writeAssignments(
  em: EntityManager,
  product: string,
  assignments: PutAssignment[],
): Promise<void> {
  await em.execute(
    `insert into orders.product_material (product, part, material, why)
      select ?, part, material, 'assignment' from jsonb_to_recordset(?::jsonb) as row(part text, material text)
     on conflict (product, part) do update
       set material = excluded.material, why = excluded.why, delivery_id = null, changed_at = now()`,
    [product, JSON.stringify(assignments)],
  );
}

/** False where the part had no assignment. */
export async function deleteAssignment(em: EntityManager, product: string, part: string): Promise<boolean> {
  const gone = await em.execute<unknown[]>(
    'delete from orders.product_material where product = ? and part = ? and delivery_id is null returning part',
    [product, part],
  );
  return gone.length > 0;
}
