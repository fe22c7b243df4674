import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SchemaOptions } from '#platform/orm';

/** The export of `apps/<app>/<app>.orm.config.ts`: the schema, without a database URL. */
export type AppSchema = Pick<SchemaOptions, 'schema' | 'entities' | 'migrations'>;

const ROOT = resolve(import.meta.dirname, '../..');
const APPS = ['registry', 'orchestrator', 'orders', 'comparison', 'gateway'] as const;

const ormConfigOf = (app: string): string => resolve(ROOT, 'apps', app, `${app}.orm.config.ts`);

export const migrationsFolderOf = (app: string): string => resolve(ROOT, 'apps', app, 'migrations');

/** The apps with a schema. */
export const appsWithSchema = (): string[] => APPS.filter((app) => existsSync(ormConfigOf(app)));

/** Loads the export `<app>Schema`. Throws where there is no such app or no such export. */
export async function loadAppSchema(app: string): Promise<AppSchema> {
  const file = ormConfigOf(app);
  if (!existsSync(file)) {
    throw new Error(`"${app}" has no ${file}. Apps with a schema: ${appsWithSchema().join(', ') || 'none'}.`);
  }
  const module = (await import(pathToFileURL(file).href)) as Record<string, AppSchema | undefined>;
  const schema = module[`${app}Schema`];
  if (!schema?.entities) throw new Error(`${file} does not export "${app}Schema" with schema, entities, migrations.`);
  return schema;
}
