import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { LocalSetupError } from '../local-server.js';
import { identityOf, isRunning } from '../process/process-identity.js';
import type { ProcessIdentity } from '../process/process-identity.js';
import { closeStateFolder, makeStateFolder } from './state-folder.js';

/** The lock of a state folder. */
export interface InstanceLock {
  release(): void;
}

/**
 * Locks the state folder for this process; creates it where it is missing and closes it to others. Throws
 * LocalSetupError naming the holder, or why it cannot be locked. The kernel releases the lock of a process that died,
 * also by kill -9.
 */
export async function lockInstance(homeDir: string): Promise<InstanceLock> {
  makeStateFolder(homeDir);
  const server = await listen(lockName(homeDir));
  if (server === undefined) throw alreadyRunning(homeDir);
  closeStateFolder(homeDir);
  const file = lockFile(homeDir);
  writeFileSync(file, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
  const release = (): void => {
    rmSync(file, { force: true });
    server.close();
  };
  return { release };
}

/** The holder of the state folder's lock, or undefined. */
export function lockHolder(homeDir: string): ProcessIdentity | undefined {
  try {
    const holder = JSON.parse(readFileSync(lockFile(homeDir), 'utf8')) as ProcessIdentity;
    return isRunning(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function alreadyRunning(homeDir: string): LocalSetupError {
  const pid = lockHolder(homeDir)?.pid;
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new LocalSetupError(
    `The state folder ${homeDir} is in use by ${who}. Stop that instance (./hartomat down${pid ? `, or kill ${pid}` : ''}) ` +
      'or start this one beside it with its own folder: HARTOMAT_HOME=.hartomat-2 HARTOMAT_HTTP_PORT=3001 ./hartomat up',
  );
}

/** A name in Linux's abstract socket namespace: bound by one process at a time and released with it, so never stale. */
function lockName(homeDir: string): string {
  return `\0hartomat-${createHash('sha256').update(realpathSync(homeDir)).digest('hex').slice(0, 32)}`;
}

function listen(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

function lockFile(homeDir: string): string {
  return join(homeDir, 'lock.json');
}
