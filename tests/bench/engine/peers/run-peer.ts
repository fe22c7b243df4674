import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, startManagedProcess, tailOfLog } from '../../../../deploy/local/process/managed-process.js';
import { repositoryRoot } from '../../../../deploy/local/repository-root.js';
import type { Bench } from '../parts/part.js';
import type { Peer } from './peer-servers.js';

const ENDS_WITHIN_MS = 300_000;

/** What a peer's script prints. */
export interface PeerFigures {
  nodesPerSecond: number;
  idleRunMs: { p50: number; p95: number };
}

/** Throws where the peer's package is missing. */
export function assertInstalled(peer: Peer, folder: string): void {
  if (existsSync(join(folder, 'node_modules', peer.package))) return;
  throw new Error(`${peer.package} is not installed in ${folder}; see tests/bench/peers/README.md`);
}

/** Starts the peer's server, runs its script in `folder` against it and ends both. An error says why there are no figures. */
export async function runPeer(peer: Peer, folder: string, { instance, size }: Bench): Promise<PeerFigures> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'hartomat-peer-'));
  try {
    const server = await peer.start({ folder, scratchDir, instance });
    try {
      const env = { ...server.env, RUNS: String(size.runs), IN_FLIGHT: String(size.inFlight) };
      return await runScript(peer, { folder, env, logFile: join(scratchDir, 'script.log') });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

interface ScriptRun {
  folder: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
}

async function runScript({ name, script }: Peer, { folder, env, logFile }: ScriptRun): Promise<PeerFigures> {
  // Scripts find their packages from the folder that they lie in.
  for (const file of [script, 'render-dag.mjs'])
    copyFileSync(join(repositoryRoot(), 'tests/bench/peers', file), join(folder, file));
  const running = startManagedProcess({
    name,
    command: process.execPath,
    args: [script],
    cwd: folder,
    logFile,
    env: { PATH: process.env['PATH'], ...env },
  });
  const exit = await Promise.race([running.exited, sleep(ENDS_WITHIN_MS, undefined, { ref: false })]);
  await running.stop();
  if (exit?.code === 0) return figuresIn(readFileSync(logFile, 'utf8'));
  const how = exit ? describeExit(exit) : `no end after ${ENDS_WITHIN_MS} ms`;
  throw new Error(`${script}: ${how}; it last said: ${tailOfLog(logFile, 3)}`);
}

function figuresIn(log: string): PeerFigures {
  const line = log.split('\n').find((text) => text.startsWith('{"peer"'));
  if (!line) throw new Error('its script printed no figures');
  return JSON.parse(line) as PeerFigures;
}
