/** Compares an app's entities with the snapshot of its committed migrations: `node --import tsx …/migrations-drift.ts <app>`. No database. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '#platform/orm';
import type { SchemaOptions } from '#platform/orm';

const NOWHERE = 'postgresql://nobody@127.0.0.1:1/none';
const ROOT = resolve(import.meta.dirname, '../..');

type AppSchema = Pick<SchemaOptions, 'schema' | 'entities' | 'migrations'>;

const isSchema = (value: unknown): value is AppSchema =>
  typeof value === 'object' && value !== null && 'entities' in value && 'migrations' in value;

async function schemaOf(app: string): Promise<AppSchema> {
  const file = join(ROOT, 'apps', app, `${app}.orm.config.ts`);
  const exported = Object.values((await import(file)) as Record<string, unknown>);
  const schema = exported.find(isSchema);
  if (!schema) throw new Error(`${file} exports no { schema, entities, migrations }.`);
  return schema;
}

async function driftOf(app: string): Promise<string | null> {
  const migrationsPath = join(ROOT, 'apps', app, 'migrations');
  if (!existsSync(join(migrationsPath, '.snapshot.json'))) return 'no snapshot: write and commit its first migration';
  const options = { ...(await schemaOf(app)), databaseUrl: NOWHERE, poolSize: 1, migrationsPath };
  const orm = new MikroORM(ormOptions(options));
  const drifted = await orm.migrator.checkSchema();
  return drifted ? 'entities differ from the committed migrations: write a migration' : null;
}

const app = process.argv[2] ?? '';
const drift = await driftOf(app);
if (drift) process.stderr.write(`apps/${app}: ${drift}\n`);
process.exit(drift ? 1 : 0);
