import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from './orm-options.js';
import type { SchemaOptions } from './orm-options.js';

/** What somebody reads when the database cannot be used; never the password. */
export class DatabaseUnusableError extends Error {
  constructor(databaseUrl: string, cause: unknown) {
    const url = new URL(databaseUrl);
    const where = `${url.hostname}:${url.port || '5432'}${url.pathname}`;
    super(
      `PostgreSQL at ${where} cannot be used: ${(cause as Error).message}. Check HARTOMAT_DATABASE_URL, or leave it unset to use the embedded server.`,
      { cause },
    );
    this.name = 'DatabaseUnusableError';
  }
}

/** One holds the lock while the migrator works on the other; a service's own pool may have fewer. */
const CONNECTIONS = 2;

/**
 * Brings the service's own schema up to date, before an application exists, so that nothing of it runs on an old one.
 * Several processes may call it at once: one migrates, the others wait. Throws DatabaseUnusableError.
 */
export async function migrateFirst(options: SchemaOptions): Promise<void> {
  try {
    const orm = await MikroORM.init(ormOptions({ ...options, poolSize: CONNECTIONS }));
    try {
      await migrate(orm, options.schema);
    } finally {
      await orm.close(true);
    }
  } catch (error) {
    throw new DatabaseUnusableError(options.databaseUrl, error);
  }
}

async function migrate(orm: MikroORM, schema: string): Promise<void> {
  await orm.em.transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`hartomat:migrate:${schema}`]);
    await orm.migrator.up();
  });
}
