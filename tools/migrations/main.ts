/** `create <app>` writes a migration from the app's entities; `check [app]` refuses entities without a migration. */
import { appsWithSchema, loadAppSchema, migrationsFolderOf } from './app-schemas.js';
import { checkMigrations } from './check-migrations.js';
import { createMigration } from './create-migration.js';

const USAGE = 'Usage: node --import tsx tools/migrations/main.ts create <app> | check [app]';

async function create(app: string | undefined): Promise<number> {
  if (!app) return say(USAGE, 2);
  const file = await createMigration(await loadAppSchema(app), migrationsFolderOf(app));
  return say(
    file ? `wrote ${file}` : `${app}: its migrations already fit the entities that ${app}.orm.config.ts lists`,
    0,
  );
}

async function check(only: string | undefined): Promise<number> {
  const problems: string[] = [];
  for (const app of only ? [only] : appsWithSchema()) {
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
else if (command === 'check') process.exitCode = await check(app);
else process.exitCode = say(USAGE, 2);
