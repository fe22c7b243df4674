import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../deploy/local/repository-root.js';

const run = promisify(execFile);
const git = (...args: string[]) => run('git', ['-C', repositoryRoot(), ...args]);

/** A checkout of an earlier commit with its own packages and built services. */
export interface EarlierBuild {
  root: string;
  remove(): Promise<void>;
}

/** Whether this repository has that commit; a shallow clone may not. */
export const hasCommit = (commit: string): boolean =>
  spawnSync('git', ['-C', repositoryRoot(), 'cat-file', '-e', `${commit}^{commit}`]).status === 0;

/** Checks the commit out below the temporary folder, installs its packages by its own lock file and builds its services. */
export async function buildEarlier(commit: string): Promise<EarlierBuild> {
  const root = mkdtempSync(join(tmpdir(), 'hartomat-earlier-'));
  const remove = async (): Promise<void> => {
    await git('worktree', 'remove', '--force', root).catch(() => undefined);
    rmSync(root, { recursive: true, force: true });
    await git('worktree', 'prune');
  };
  try {
    await git('worktree', 'add', '--detach', root, commit);
    await run('npm', ['ci', '--include=dev', '--include=optional', '--no-progress', '--loglevel=error'], { cwd: root });
    await run(process.execPath, ['tools/build.mjs', 'services'], { cwd: root, maxBuffer: 2 ** 24 });
    return { root, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
