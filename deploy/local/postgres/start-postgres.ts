import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSetupError } from '../local-server.js';
import type { LocalServer } from '../local-server.js';
import { freePort, isPortFree } from '../process/free-port.js';
import { describeExit, startManagedProcess, tailOfLog } from '../process/managed-process.js';
import type { ManagedProcess } from '../process/managed-process.js';
import { describePortHolder } from '../process/port-holder.js';
import { commandLine, identityOf, isRunning } from '../process/process-identity.js';
import { stopProcess } from '../process/stop-process.js';
import { waitUntil } from '../process/wait-until.js';
import { repositoryRoot } from '../repository-root.js';
import { secretFile } from '../state/secret-file.js';
import { initCluster } from './init-cluster.js';
import { choosePostgresPlace } from './postgres-account.js';
import type { PostgresPlace } from './postgres-account.js';
import { preparePostgresBinaries } from './postgres-binaries.js';
import { probePostgres } from './probe-postgres.js';
import { createDatabase, queryPostgres } from './query-postgres.js';

/**
 * `homeDir` is the state folder; `url` names a server to use instead; `root` is the checkout with node_modules;
 * `durable: false` trades safety at power loss for speed, for tests.
 */
export interface StartPostgresOptions {
  homeDir: string;
  port?: number;
  url?: string;
  root?: string;
  durable?: boolean;
  /** Aborts the wait for the first answer, and stops the server. */
  signal?: AbortSignal;
}

const SILENT_MS = 60_000;

/** `dataDir` is undefined for an external server. */
export interface PostgresServer extends LocalServer {
  dataDir: string | undefined;
}

/**
 * A PostgreSQL with a database for the instance, ready when this resolves: the one at `url` (default
 * HARTOMAT_DATABASE_URL), else the embedded one on loopback with scram passwords and fsync on. Works as root too.
 * Throws LocalSetupError saying what to do.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<PostgresServer> {
  const url = options.url ?? process.env['HARTOMAT_DATABASE_URL'];
  if (url) return usePostgres(url);
  const port = await choosePort(options.port);
  mkdirSync(options.homeDir, { recursive: true, mode: 0o700 });
  const place = choosePostgresPlace(options.homeDir);
  const binaries = preparePostgresBinaries(options.root ?? repositoryRoot(), place.account !== undefined);
  const passwordFile = join(options.homeDir, 'postgres-password');
  dropForgottenData(options.homeDir, place, passwordFile);
  const password = secretFile(passwordFile);
  const durable = options.durable ?? true;
  const dataDir = initCluster(binaries.folder, place, { password, durable });
  await clearLeftover(dataDir);
  const logFile = join(options.homeDir, 'logs', 'postgres.log');
  const server = launch(join(binaries.folder, 'bin', 'postgres'), {
    dataDir,
    port,
    place,
    logFile,
    durable,
  });
  const serverUrl = `postgresql://hartomat:${password}@127.0.0.1:${port}/postgres`;
  await waitForAnswer(server, { url: serverUrl, logFile, signal: options.signal });
  const version = await probePostgres(serverUrl);
  const own = await createDatabase(serverUrl, 'hartomat');
  const { pid, exited, stop } = server;
  return { url: own, pid, source: binaries.source, version, dataDir, exited, stop };
}

async function usePostgres(url: string): Promise<PostgresServer> {
  const version = await probePostgres(url);
  return {
    url,
    pid: undefined,
    source: 'HARTOMAT_DATABASE_URL',
    version,
    dataDir: undefined,
    stop: async () => undefined,
  };
}

async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return freePort();
  if (await isPortFree(wanted)) return wanted;
  throw new LocalSetupError(
    `PostgreSQL cannot listen on 127.0.0.1:${wanted}: it is taken ${describePortHolder(wanted)}. Stop that process or choose another port.`,
  );
}

interface Launch {
  dataDir: string;
  port: number;
  place: PostgresPlace;
  logFile: string;
  durable: boolean;
}

function launch(command: string, { dataDir, port, place, logFile, durable }: Launch): ManagedProcess {
  // No socket file: its folder would have to be shared, and a path of more than 107 bytes is refused.
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: durable ? 'on' : 'off',
    max_connections: 200,
  };
  const args = ['-D', dataDir, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  // SIGINT is PostgreSQL's "fast" shutdown: sessions are ended, data is written, nothing to recover next time.
  return startManagedProcess({
    name: 'postgres',
    command,
    args,
    logFile,
    env: {},
    stopSignal: 'SIGINT',
    graceMs: 20_000,
    ...place.account,
  });
}

/** Data outside the state folder whose password was deleted with the state folder is deleted as well. */
function dropForgottenData(homeDir: string, place: PostgresPlace, passwordFile: string): void {
  const inside = place.folder.startsWith(join(homeDir, 'postgres'));
  if (!inside && !existsSync(passwordFile)) rmSync(place.folder, { recursive: true, force: true });
}

/**
 * Stops an embedded server that survived a crash; removes a pid file whose pid belongs to another program now. A file
 * with an unused pid stays: by it PostgreSQL finds sessions of the dead server that still use the data.
 */
async function clearLeftover(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (commandLine(pid).includes(dataDir)) await stopProcess(identityOf(pid), { signal: 'SIGINT', graceMs: 20_000 });
  if (isRunning({ pid })) rmSync(pidFile, { force: true });
}

interface Waiting {
  url: string;
  logFile: string;
  signal: AbortSignal | undefined;
}

async function waitForAnswer(server: ManagedProcess, { url, logFile, signal }: Waiting): Promise<void> {
  let silentSince = performance.now();
  const ask = async (): Promise<'ready' | 'ended' | 'silent' | undefined> => {
    if (server.exit || signal?.aborted) return 'ended';
    const code = await queryPostgres(url, 'SELECT 1').then(() => 'ready' as const, (error: { code?: string }) => error.code); // prettier-ignore
    if (code === 'ready') return code;
    // During crash recovery it answers so; its duration depends on the amount of WAL.
    if (code === '57P03') silentSince = performance.now();
    return performance.now() - silentSince > SILENT_MS ? 'silent' : undefined;
  };
  const answer = await waitUntil(ask, { withinMs: Infinity });
  if (answer === 'ready') return;
  await server.stop();
  const why = answer === 'ended' && server.exit ? describeExit(server.exit) : `no answer within ${SILENT_MS / 1000} s`;
  throw new LocalSetupError(`PostgreSQL did not start: ${why}. Its log ${logFile} ends with:\n${tailOfLog(logFile)}`);
}
