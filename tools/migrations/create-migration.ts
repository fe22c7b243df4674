import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { AppSchema } from './app-schemas.js';
import { migrationIndex, migrationNames } from './migration-index.js';
import { ensureSnapshot, openSchema } from './open-schema.js';

/**
 * Writes a migration for the difference between entities and the folder's snapshot; returns its file, or null for no
 * difference.
 */
export async function createMigration(schema: AppSchema, folder: string): Promise<string | null> {
  ensureSnapshot(folder);
  const orm = await openSchema(schema, folder);
  try {
    const { fileName, code } = await orm.migrator.create(folder);
    const file = fileName ? join(folder, basename(fileName)) : null;
    if (file) await writeFormatted(file, code);
    await writeFormatted(join(folder, 'index.ts'), migrationIndex(migrationNames(folder)));
    return file;
  } finally {
    await orm.close(true);
  }
}

async function writeFormatted(file: string, code: string): Promise<void> {
  writeFileSync(file, await format(code, { ...(await resolveConfig(file)), filepath: file }));
}
