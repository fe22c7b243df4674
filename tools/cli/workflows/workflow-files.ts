import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { WorkflowExport } from '#contracts';
import { formatWorkflow } from '#workflow-core';
import { readJsonFile } from '../json-file.js';

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A JSON object from a file. Throws `LocalSetupError` naming the file where it is missing, no JSON or no object. */
export function readJsonObject(file: string): Record<string, unknown> {
  const advice = 'Give a file with a workflow or a lock.';
  const value = readJsonFile(file, advice);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new LocalSetupError(`${file} is JSON, but no object. ${advice}`);
}

/** The key that a file `<key>.json` is named after. */
export function keyOfFile(file: string): string {
  const key = basename(file, '.json');
  if (KEY.test(key)) return key;
  throw new LocalSetupError(
    `${file} is not named after a key, such as still.json. Rename it, or name the key by --key.`,
  );
}

/** The lock beside `<key>.json`, where there is one. */
export function lockFileBeside(file: string): string | undefined {
  const lockFile = join(dirname(file), `${basename(file, '.json')}.lock.json`);
  return existsSync(lockFile) ? lockFile : undefined;
}

/**
 * Writes `<key>.json`, the text of `formatWorkflow`, and `<key>.lock.json`; returns both paths. Throws `LocalSetupError`
 * where they cannot be written.
 */
export function writeWorkflowFiles(dir: string, { key, workflow, lock }: WorkflowExport): string[] {
  const files: [string, string][] = [
    [join(dir, `${key}.json`), formatWorkflow(workflow)],
    [join(dir, `${key}.lock.json`), `${JSON.stringify(lock, null, 2)}\n`],
  ];
  try {
    mkdirSync(dir, { recursive: true });
    for (const [file, text] of files) writeFileSync(file, text);
  } catch (error) {
    throw new LocalSetupError(`Nothing can be written to ${dir}: ${(error as Error).message}. Name another by --dir.`);
  }
  return files.map(([file]) => file);
}
