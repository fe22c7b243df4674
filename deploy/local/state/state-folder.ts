import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, statSync } from 'node:fs'; // prettier-ignore
import { dirname, join } from 'node:path';
import { LocalSetupError } from '../local-server.js';
import { postgresAccount } from '../postgres/postgres-account.js';
import { isReachableBy } from '../postgres/reachable-folder.js';

const OWNER_ONLY = 0o700;
/** Lets the account of PostgreSQL traverse to its own folder without listing. */
const OWNER_AND_PASSAGE = 0o710;

/**
 * Creates the state folder where it is missing. Throws LocalSetupError saying why it cannot be used; writes nothing
 * else.
 */
export function makeStateFolder(homeDir: string): void {
  try {
    makeFolder(homeDir, postgresAccount() ? 0o711 : OWNER_ONLY);
    proveWritable(homeDir);
  } catch (error) {
    throw unusable(homeDir, error as Error);
  }
}

/** The same check without creating the folder: resolves or throws LocalSetupError. */
export function requireStateFolder(homeDir: string): void {
  try {
    proveWritable(nearestExisting(homeDir));
  } catch (error) {
    throw unusable(homeDir, error as Error);
  }
}

/**
 * Removes the permissions of other accounts from the state folder and its contents; files of other owners are left
 * unchanged. The folder itself is closed last, so that an interrupted run starts over. PostgreSQL keeps its own folder
 * closed.
 */
export function closeStateFolder(homeDir: string): void {
  const { mode, uid } = statSync(homeDir);
  const account = postgresAccount();
  const passage = account !== undefined && isReachableBy(account, homeDir);
  const wanted = passage ? OWNER_AND_PASSAGE : OWNER_ONLY;
  if ((mode & 0o777 & ~wanted) !== 0) closeBelow(homeDir, ['postgres']);
  unlessForeign(() => {
    if (passage) chownSync(homeDir, uid, account.gid);
    chmodSync(homeDir, wanted);
  });
}

function closeBelow(folder: string, except: readonly string[] = []): void {
  for (const name of readdirSync(folder)) {
    if (except.includes(name)) continue;
    const path = join(folder, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined || found.isSymbolicLink()) continue;
    unlessForeign(() => {
      if (found.isDirectory()) closeBelow(path);
      chmodSync(path, found.mode & OWNER_ONLY);
    });
  }
}

function unlessForeign(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!['EPERM', 'EACCES', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Level by level: Node's recursive mkdir never ends below a folder that takes no folders, such as /proc. */
function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode });
    if (mode !== undefined) chmodSync(folder, mode);
  } catch (error) {
    // Created by a concurrent process.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Tested by writing: root passes every permission check, also where writing fails. */
function proveWritable(folder: string): void {
  rmdirSync(mkdtempSync(join(folder, '.writable-')));
}

function nearestExisting(path: string): string {
  try {
    // Throws where the path itself is impossible, for example too long.
    statSync(path);
    return path;
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!isMissing || dirname(path) === path) throw error;
    return nearestExisting(dirname(path));
  }
}

function unusable(homeDir: string, error: Error): LocalSetupError {
  const why = error.message.replaceAll(/\s+/g, ' ');
  return new LocalSetupError(
    `The state folder ${homeDir} cannot be used: ${why}. Set HARTOMAT_HOME to a folder that you may write to.`,
  );
}
