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

/** Brings the service's own schema up to date. Several processes may call it at once: one migrates, the others wait. */
export async function migrate(orm: MikroORM, schema: string, databaseUrl: string): Promise<void> {
  try {
    // A transaction lock on one connection holds the others back while the migrator works on a second connection.
    await orm.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`hartomat:migrate:${schema}`]);
      await orm.migrator.up();
    });
  } catch (error) {
    throw new DatabaseUnusableError(databaseUrl, error);
  }
}

/** The same before an application exists, so that nothing of it runs on an old schema. */
export async function migrateFirst(options: SchemaOptions): Promise<void> {
  const orm = await MikroORM.init(ormOptions(options)).catch((error: unknown) => {
    throw new DatabaseUnusableError(options.databaseUrl, error);
  });
  try {
    await migrate(orm, options.schema, options.databaseUrl);
  } finally {
    await orm.close(true);
  }
}
