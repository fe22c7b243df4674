import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePostgresPlace } from '../postgres/postgres-account.js';

/** A fresh state folder; `mode` 0o700 hides it from other accounts. `remove()` deletes it with its PostgreSQL data. */
export function temporaryHome(mode = 0o755): { homeDir: string; remove(): void } {
  const homeDir = mkdtempSync(join(tmpdir(), 'hartomat-home-'));
  chmodSync(homeDir, mode);
  const remove = (): void => {
    rmSync(choosePostgresPlace(homeDir).folder, { recursive: true, force: true });
    rmSync(homeDir, { recursive: true, force: true });
  };
  return { homeDir, remove };
}
