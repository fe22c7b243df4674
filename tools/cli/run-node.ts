import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSetupError } from '../../deploy/local/local-server.js';
import { say } from './say.js';

/**
 * Runs a Node script in `cwd` with its output on this terminal (stdout inherited or on stderr); resolves with its exit
 * code.
 */
export function runNode(
  args: string[],
  { cwd, env = {}, stdout = 'inherit' }: { cwd: string; env?: Record<string, string>; stdout?: 'inherit' | 2 },
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Builds the changed services, or `targets`. Throws LocalSetupError; the builder prints the errors. */
export async function buildServices(root: string, targets: readonly string[] = ['services']): Promise<void> {
  const code = await runNode(['tools/build.mjs', ...targets], { cwd: root, stdout: 2 });
  if (code !== 0) throw new LocalSetupError(`Building ${targets.join(' and ')} failed, see above.`);
}

/**
 * Builds the web where it changed. Where its packages are not installed, as for a command that the launcher did not
 * install them for, the instance has only its API.
 */
export async function buildWeb(root: string): Promise<void> {
  if (existsSync(join(root, 'web/node_modules'))) await buildServices(root, ['web']);
}

/** The same for what delivers order lines, which goes on where the web cannot be built. */
export async function buildWebIfPossible(root: string): Promise<void> {
  await buildWeb(root).catch((error: Error) =>
    say(`${error.message}\nGoes on without it: only its pages are missing.`),
  );
}
