import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '#platform/orm';
import type { AppSchema } from './app-schemas.js';

/** Never connected to: entities are compared with the committed snapshot. */
const NO_DATABASE = 'postgresql://nobody@127.0.0.1:1/none';
const EMPTY_SNAPSHOT = { tables: [], namespaces: [], name: '', nativeEnums: {} };

/** Opens an app's entities and migrations folder without any server. Close it after use. */
export function openSchema(schema: AppSchema, migrationsPath: string): Promise<MikroORM> {
  return MikroORM.init(
    ormOptions({ ...schema, migrations: [], databaseUrl: NO_DATABASE, poolSize: 1, migrationsPath }),
  );
}

/** With an empty snapshot the first migration is a difference like any other and needs no database. */
export function ensureSnapshot(migrationsPath: string): void {
  const file = join(migrationsPath, '.snapshot.json');
  if (existsSync(file)) return;
  mkdirSync(migrationsPath, { recursive: true });
  writeFileSync(file, JSON.stringify(EMPTY_SNAPSHOT, null, 2));
}
