import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessIdentity } from '../process/process-identity.js';
import { isRunning } from '../process/process-identity.js';
import type { ServiceStatus } from '../supervisor/supervised-service.js';

export type ServerName = 'nats' | 'postgres';

/**
 * `external`: a server named by a URL; `unreachable`: an external one that does not answer, which only `status` checks.
 */
export type ServerState = 'running' | 'starting' | 'crashed' | 'stopped' | 'external' | 'unreachable';

/** A server that the instance uses; `pid` is absent where it does not run or is external. */
export interface ServerRecord {
  name: ServerName;
  state: ServerState;
  pid?: number | undefined;
  /** Without credentials. */
  url: string;
  source: string;
  version: string;
  crashes: number;
  /** How it ended or what it waits for; empty while it runs. */
  why: string;
  logFile: string;
}

/** `instance.json`: the running instance of a state folder. Holds no password and no token. */
export interface InstanceRecord {
  holder: ProcessIdentity;
  startedAt: string;
  homeDir: string;
  urls: { web: string; api: string };
  artifactsUrl: string;
  servers: ServerRecord[];
  services: ServiceStatus[];
}

/** Replaces the record atomically. */
export function writeInstance(record: InstanceRecord): void {
  const file = instanceFile(record.homeDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The record of the instance that runs in this state folder, or undefined where none does. */
export function readInstance(homeDir: string): InstanceRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(instanceFile(homeDir), 'utf8')) as InstanceRecord;
    return isRunning(record.holder) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the record of a stopped instance. */
export function removeInstance(homeDir: string): void {
  rmSync(instanceFile(homeDir), { force: true });
}

/** The URL without its password and without parameters, which may hold one too. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

function instanceFile(homeDir: string): string {
  return join(homeDir, 'instance.json');
}
