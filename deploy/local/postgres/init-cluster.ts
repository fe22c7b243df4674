import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSetupError } from '../local-server.js';
import type { PostgresPlace } from './postgres-account.js';

/**
 * Makes the data folder on the first start: the account's own, 0700, scram passwords, UTF-8; `durable` waits until the disk
 * has it. Throws LocalSetupError.
 */
export function initCluster(
  binaries: string,
  place: PostgresPlace,
  { password, durable }: { password: string; durable: boolean },
): string {
  const data = join(place.folder, 'data');
  if (existsSync(data)) return data;
  // Created under another name and renamed, so that an interrupted first start leaves no partial cluster.
  const draft = join(place.folder, 'data.new');
  const passwordFile = join(place.folder, 'password');
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account)
    for (const path of [place.folder, passwordFile]) chownSync(path, place.account.uid, place.account.gid);
  try {
    runInitdb(binaries, draft, { place, passwordFile, durable });
    renameSync(draft, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return data;
}

function runInitdb(
  binaries: string,
  data: string,
  { place, passwordFile, durable }: { place: PostgresPlace; passwordFile: string; durable: boolean },
): void {
  const args = ['-D', data, '-U', 'hartomat', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
  if (!durable) args.push('--no-sync');
  const run = spawnSync(join(binaries, 'bin', 'initdb'), args, {
    cwd: '/',
    encoding: 'utf8',
    env: {},
    ...place.account,
  });
  if (run.status === 0) return;
  const why = run.error?.message ?? `${run.stdout}\n${run.stderr}`.trim();
  throw new LocalSetupError(
    `PostgreSQL could not set up its data in ${data}: ${why}. Free the disk or correct the permissions, or set HARTOMAT_DATABASE_URL to a server.`,
  );
}
