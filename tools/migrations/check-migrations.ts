import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { AppSchema } from './app-schemas.js';
import { migrationIndex, migrationNames } from './migration-index.js';
import { openSchema } from './open-schema.js';

/** The problems of an app's committed migrations, each with what to do; empty where they fit its entities. */
export async function checkMigrations(app: string, schema: AppSchema, folder: string): Promise<string[]> {
  const create = `Run: ./hartomat migration ${app}`;
  if (!existsSync(join(folder, '.snapshot.json'))) return [`${app} has entities and no migration at all. ${create}`];
  const problems: string[] = [];
  if (await entitiesChanged(schema, folder)) problems.push(`${app}: an entity changed without a migration. ${create}`);
  if (!(await indexFits(folder))) problems.push(`${join(folder, 'index.ts')} does not list every migration. ${create}`);
  return problems;
}

async function entitiesChanged(schema: AppSchema, folder: string): Promise<boolean> {
  const orm = await openSchema(schema, folder);
  try {
    return await orm.migrator.checkSchema();
  } finally {
    await orm.close(true);
  }
}

async function indexFits(folder: string): Promise<boolean> {
  const file = join(folder, 'index.ts');
  const wanted = await format(migrationIndex(migrationNames(folder)), {
    ...(await resolveConfig(file)),
    filepath: file,
  });
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}
