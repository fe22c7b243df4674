import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadAppSchema, migrationsFolderOf } from './app-schemas.js';
import { migrationIndex, migrationNames } from './migration-index.js';
import { ensureSnapshot, openSchema } from './open-schema.js';

/** Writes what the app's entities need beyond its snapshot; answers the migration's file, or null for no difference. */
export async function createMigration(app: string): Promise<string | null> {
  const folder = migrationsFolderOf(app);
  const schema = await loadAppSchema(app);
  ensureSnapshot(folder);
  const orm = await openSchema(schema, folder);
  try {
    const { fileName, code } = await orm.migrator.create(folder);
    if (!fileName) return null;
    const file = join(folder, basename(fileName));
    await writeFormatted(file, code);
    await writeFormatted(join(folder, 'index.ts'), migrationIndex(migrationNames(folder)));
    return file;
  } finally {
    await orm.close(true);
  }
}

async function writeFormatted(file: string, code: string): Promise<void> {
  writeFileSync(file, await format(code, { ...(await resolveConfig(file)), filepath: file }));
}
