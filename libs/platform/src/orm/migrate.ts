import { MikroORM } from '@mikro-orm/postgresql';
import { lockName } from './lock-name.js';
import { ormOptions } from './orm-options.js';
import type { SchemaOptions } from './orm-options.js';

/** The database cannot be used; the message never contains the password. */
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

/** One connection holds the lock, the other migrates; a service's own pool may have only one. */
const CONNECTIONS = 2;

/**
 * Brings the service's own schema up to date, before an application exists, so that nothing runs on an old schema.
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
    await lockName(em, `hartomat:migrate:${schema}`);
    await orm.migrator.up();
  });
}
