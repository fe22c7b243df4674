import { openOrdersDatabase } from './orders-database.js';

const MIGRATION = 'Migration20261128190128';
const BY_DELIVERY = '00000000-0000-0000-0000-000000000001';

describe('the migration that tells guesses from assignments', () => {
  it('moves what deliveries wrote, keeps what people decided, and can be taken back', async () => {
    const { orm, close } = await openOrdersDatabase('guesses_migration');
    const rows = (table: string) =>
      orm.em.fork().execute(`select part, material, why, delivery_id from orders.${table} order by part`);
    await orm.migrator.down({ migrations: [MIGRATION] });
    await orm.em.fork().execute(
      `insert into orders.product_material (product, part, material, why, delivery_id)
        values ('p', 'b', 'brass', 'default', ?), ('p', 'a', 'steel', 'rule:x', ?), ('p', 'c', 'pom', 'person', null)`,
      [BY_DELIVERY, BY_DELIVERY],
    );
    const before = await rows('product_material');
    await orm.migrator.up({ migrations: [MIGRATION] });
    expect(await rows('product_material')).toEqual([{ part: 'c', material: 'pom', why: 'person', delivery_id: null }]);
    expect(await rows('product_guess')).toEqual([
      { part: 'a', material: 'steel', why: 'rule:x', delivery_id: BY_DELIVERY },
      { part: 'b', material: 'brass', why: 'default', delivery_id: BY_DELIVERY },
    ]);
    await orm.migrator.down({ migrations: [MIGRATION] });
    expect(await rows('product_material')).toEqual(before);
    await close();
  });
});
