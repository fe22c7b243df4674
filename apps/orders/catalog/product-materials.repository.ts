import type { EntityManager } from '@mikro-orm/postgresql';
import type { AssignedMaterial, GuessedMaterial, PutAssignment } from '#contracts';

/** What people decided for a product's parts, in the parts' order. */
export async function readAssignments(em: EntityManager, product: string): Promise<PutAssignment[]> {
  return (await readAssigned(em, product)).map(({ part, material }) => ({ part, material }));
}

/** As `readAssignments`, with when each was decided. */
export async function readAssigned(em: EntityManager, product: string): Promise<AssignedMaterial[]> {
  const rows = await em.execute<{ part: string; material: string; changed_at: Date }[]>(
    `select part, material, changed_at from orders.product_material
      where product = ? and delivery_id is null order by part`,
    [product],
  );
  return rows.map(({ part, material, changed_at }) => ({
    part,
    material,
    changedAt: new Date(changed_at).toISOString(),
  }));
}

/** What the last committed delivery chose for the other parts, in its order. */
export async function readGuesses(em: EntityManager, product: string): Promise<GuessedMaterial[]> {
  const rows = await em.execute<
    { part: string; material: string; why: string; delivery_id: string; changed_at: Date }[]
  >(
    `select part, material, why, delivery_id, changed_at from orders.product_guess
      where product = ? order by position`,
    [product],
  );
  return rows.map(({ delivery_id: deliveryId, changed_at, ...guess }) => ({
    ...guess,
    deliveryId,
    changedAt: new Date(changed_at).toISOString(),
  }));
}

/** The parts on the pictures of the product's last committed delivery; null where none has told. */
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
  return (await em.execute<unknown[]>('select 1 from orders.product where key = ?', [product])).length > 0;
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

/** False where nobody had assigned the part. */
export async function deleteAssignment(em: EntityManager, product: string, part: string): Promise<boolean> {
  const gone = await em.execute<unknown[]>(
    'delete from orders.product_material where product = ? and part = ? and delivery_id is null returning part',
    [product, part],
  );
  return gone.length > 0;
}
