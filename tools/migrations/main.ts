/** `create <app>` writes a migration from the app's entities; `check` refuses entities that no migration makes. */
import { appsWithSchema, loadAppSchema, migrationsFolderOf } from './app-schemas.js';
import { checkMigrations } from './check-migrations.js';
import { createMigration } from './create-migration.js';

const USAGE = 'Usage: npx tsx tools/migrations/main.ts create <app> | check';

async function create(app: string | undefined): Promise<number> {
  if (!app) return say(USAGE, 2);
  const file = await createMigration(await loadAppSchema(app), migrationsFolderOf(app));
  return say(file ? `wrote ${file}` : `${app}: its migrations already fit its entities`, 0);
}

async function check(): Promise<number> {
  const problems: string[] = [];
  for (const app of appsWithSchema()) {
    problems.push(...(await checkMigrations(app, await loadAppSchema(app), migrationsFolderOf(app))));
  }
  return say(problems.join('\n') || 'migrations fit the entities', problems.length > 0 ? 1 : 0);
}

function say(text: string, exitCode: number): number {
  process.stdout.write(`${text}\n`);
  return exitCode;
}

const [command, app] = process.argv.slice(2);
if (command === 'create') process.exitCode = await create(app);
else if (command === 'check') process.exitCode = await check();
else process.exitCode = say(USAGE, 2);
