import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../processes/child-environment.js';

/** The scripts that Blender runs, in order: fixed, so customer input is never part of a program. */
export const STUDIO_SCRIPTS = [
  fileURLToPath(new URL('./studio-room.py', import.meta.url)),
  fileURLToPath(new URL('./blender-studio.py', import.meta.url)),
];

/** The path of Blender: the one given, else the first `blender` on PATH; undefined where there is none. */
export function findBlender(blenderPath?: string): string | undefined {
  const folders = (childEnvironment()['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = blenderPath ? [blenderPath] : folders.map((folder) => join(folder, 'blender'));
  return candidates.find(isFile);
}

/** An unreadable folder on PATH counts as without Blender. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Changes whenever a script does: 8 hex digits. */
export async function studioDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const script of STUDIO_SCRIPTS) hash.update(await readFile(script));
  return hash.digest('hex').slice(0, 8);
}
