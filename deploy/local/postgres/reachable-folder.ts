import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LocalSetupError } from '../local-server.js';

/**
 * True where an account that owns none of them may enter `folder` and all folders above it; a folder that does not exist
 * yet counts as its parent.
 */
export function isReachableBy({ gid }: { gid: number }, folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found !== undefined && (found.mode & (found.gid === gid ? 0o010 : 0o001)) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/**
 * A folder of root in the first writable one of `places`, which others may enter but not write. Throws LocalSetupError
 * where another account's folder or a link has that name.
 */
export function rootOwnedFolder(name: string, places: string[]): string {
  for (const place of places) {
    const folder = join(place, name);
    if (!create(folder)) continue;
    const found = lstatSync(folder);
    if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder;
    throw new LocalSetupError(
      `${folder} is not a folder that only root may write, so nothing is run from it. Look at it and remove it.`,
    );
  }
  throw new LocalSetupError(
    `Root cannot create ${name} in any of ${places.join(', ')}. Run as another user, or set HARTOMAT_DATABASE_URL.`,
  );
}

function create(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}
