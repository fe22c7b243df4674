import { readdirSync } from 'node:fs';

const MIGRATION_FILE = /^(Migration\d{14}\w*)\.ts$/;

/** `migrations/index.ts` for these migrations, oldest first: a bundled service has no folder to search. */
export function migrationIndex(names: string[]): string {
  const imports = names.map((name) => `import { ${name} } from './${name}.js';\n`);
  const entries = names.map((name) => `  { name: '${name}', class: ${name} },\n`);
  return `${imports.join('')}\nexport const migrations = [\n${entries.join('')}];\n`;
}

/** Names of the migrations in a folder, oldest first. */
export const migrationNames = (folder: string): string[] =>
  readdirSync(folder)
    .flatMap((file) => MIGRATION_FILE.exec(file)?.[1] ?? [])
    .sort();
