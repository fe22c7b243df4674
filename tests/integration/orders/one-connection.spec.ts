import { MikroORM } from '@mikro-orm/postgresql';
import { DeadLettersRepository } from '#platform/dead-letters';
import { migrateFirst, ormOptions } from '#platform/orm';
import type { SchemaOptions } from '#platform/orm';
import { ordersDatabase } from '../../../apps/orders/orders.orm.config.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';

describe('a pool of one connection', () => {
  let servers: TestServers;
  let options: SchemaOptions;
  beforeAll(async () => {
    servers = await acquireTestServers();
    const databaseUrl = await servers.databaseUrl('one connection');
    options = ordersDatabase({ databaseUrl, databasePoolSize: 1 });
  });
  afterAll(() => servers.release());

  it('is enough to migrate, also for two that start at once', async () => {
    await Promise.all([migrateFirst(options), migrateFirst(options)]);
    const orm = await MikroORM.init(ormOptions(options));
    const rows = await orm.em.fork().execute<{ name: string }[]>('select name from orders.migration');
    await orm.close(true);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(options.migrations.length);
    expect(rows).toHaveLength(options.migrations.length);
  });

  it('is enough to be told that a dead letter is settled', async () => {
    const orm = await MikroORM.init(ormOptions(options));
    const letters = new DeadLettersRepository(orm, { schema: 'orders', service: 'orders' });
    await letters.keep({ subject: 's', field: '', reason: 'r', body: '{}', isCut: false });
    const [letter] = await letters.list();
    const id = letter?.id ?? '';
    const both = await Promise.allSettled([letters.discard(id), letters.discard(id)]);
    await orm.close(true);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'dead_letter_settled' } });
  });
});
