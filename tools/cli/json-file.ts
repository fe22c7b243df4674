import { readFileSync } from 'node:fs';
import { findJsonFaults } from '#workflow-core';
import { LocalSetupError } from '../../deploy/local/local-server.js';

/**
 * The JSON in a file, or on standard input for `-`; a byte order mark is ignored. Throws `LocalSetupError` that names
 * the file: it cannot be read, is not UTF-8 or no JSON, or has content that `JSON.parse` drops or changes (duplicate
 * keys, numbers). `advice` says what to give instead.
 */
export function readJsonFile(file: string, advice: string): unknown {
  const name = file === '-' ? 'stdin' : file;
  const text = textOf(readBytes(file, name, advice), name);
  const value = parse(text, name, advice);
  const faults = findJsonFaults(text);
  if (faults.length === 0) return value;
  const lines = faults.map(({ pointer, message }) => `  ${pointer}: ${message}`);
  throw new LocalSetupError(`${name} would not be kept as it is written:\n${lines.join('\n')}\nCorrect the file.`);
}

function readBytes(file: string, name: string, advice: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new LocalSetupError(`${name} cannot be read: ${(error as Error).message}. ${advice}`);
  }
}

/** The decoder drops a byte order mark, as the API does. */
function textOf(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new LocalSetupError(`${name} is not UTF-8. Save it as UTF-8.`);
  }
}

function parse(text: string, name: string, advice: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LocalSetupError(`${name} is no JSON: ${(error as Error).message}. ${advice}`);
  }
}
