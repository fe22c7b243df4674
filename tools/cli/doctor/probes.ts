import { execFileSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { payloadWarning } from '../../../deploy/local/nats/payload-limit.js';
import { requireStateFolder } from '../../../deploy/local/state/state-folder.js';
import { probeNats } from '../../../deploy/local/nats/probe-nats.js';

/** A prerequisite on this machine; `needed: false`: optional. */
export interface Finding {
  what: string;
  ok: boolean;
  needed: boolean;
  found: string;
  supply: string;
}

/** The first line that `command --version` prints, or undefined where it is missing or does not run. */
export function versionOf(command: string, args: string[] = ['--version']): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n')[0]; // prettier-ignore
  } catch {
    return undefined;
  }
}

/** An optional program, found by its `--version`. */
export function probeProgram(what: string, command: string, supply: string): Finding {
  const found = versionOf(command);
  return { what, ok: found !== undefined, needed: false, found: found ?? `${command} is missing`, supply };
}

/** A package that must be in node_modules. */
export function probePackage(root: string, what: string, file: string): Finding {
  const ok = existsSync(join(root, 'node_modules', file));
  const supply = 'rm -rf node_modules && ./hartomat doctor';
  return { what, ok, needed: true, found: ok ? file : `node_modules/${file} is missing`, supply };
}

/** Free disk space for pictures, models and the database: at least 2 GB. */
export function probeDisk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const gigabytes = (bavail * bsize) / 1e9;
  return {
    what: 'free disk space',
    ok: gigabytes >= 2,
    needed: true,
    found: `${gigabytes.toFixed(1)} GB`,
    supply: 'free some space, or set HARTOMAT_HOME to another disk',
  };
}

/** The state folder: writable, or can be created. */
export function probeStateFolder(homeDir: string): Finding {
  const supply = 'set HARTOMAT_HOME to a folder that you may write to';
  try {
    requireStateFolder(homeDir);
    return { what: 'state folder', ok: true, needed: true, found: homeDir, supply };
  } catch (error) {
    return { what: 'state folder', ok: false, needed: true, found: (error as Error).message, supply };
  }
}

/** The server that HARTOMAT_NATS_URL names: it must answer, be recent enough and take messages of the required size. */
export async function probeNatsUrl(url: string): Promise<Finding> {
  const what = 'NATS';
  try {
    const { version, maxPayload } = await probeNats(url);
    const warning = payloadWarning(url, maxPayload);
    const found = warning ?? `HARTOMAT_NATS_URL, version ${version}`;
    return {
      what,
      ok: !warning,
      needed: true,
      found,
      supply: warning ? 'correct its configuration and restart it' : '',
    };
  } catch (error) {
    const supply = 'start it, correct HARTOMAT_NATS_URL, or unset it to use the embedded one';
    return { what, ok: false, needed: true, found: (error as Error).message, supply };
  }
}
