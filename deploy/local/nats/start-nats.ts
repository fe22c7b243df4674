import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redactedBusUrl } from '#platform/bus-address';
import { LocalSetupError } from '../local-server.js';
import type { LocalServer } from '../local-server.js';
import { freePort, isPortFree } from '../process/free-port.js';
import { describeExit, startManagedProcess, tailOfLog } from '../process/managed-process.js';
import type { ManagedProcess } from '../process/managed-process.js';
import { describePortHolder } from '../process/port-holder.js';
import { commandLine, identityOf } from '../process/process-identity.js';
import { stopProcess } from '../process/stop-process.js';
import { waitUntil } from '../process/wait-until.js';
import { repositoryRoot } from '../repository-root.js';
import { secretFile } from '../state/secret-file.js';
import { findNatsBinary } from './nats-binary.js';
import type { NatsBinary } from './nats-binary.js';
import { MAX_PAYLOAD_BYTES, payloadWarning } from './payload-limit.js';
import { probeNats } from './probe-nats.js';

const USER = 'hartomat';
/** By default a client has 2 s for its password, which is too short for a process that starts on a busy machine. */
const SIGN_IN_SECONDS = 30;

/** `homeDir` is the state folder: streams in `nats/`, log in `logs/`. `url` names a server to use instead. */
export interface StartNatsOptions {
  homeDir: string;
  port?: number;
  url?: string;
  binary?: NatsBinary;
  /** Aborts the wait for the first answer, and stops the server. */
  signal?: AbortSignal;
}

/**
 * A NATS server with JetStream, ready when this resolves: the one at `url` (default HARTOMAT_NATS_URL), else the
 * embedded one on loopback with its streams and its password in the state folder. Throws LocalSetupError saying what to
 * do.
 */
export async function startNats(options: StartNatsOptions): Promise<LocalServer> {
  const url = options.url ?? process.env['HARTOMAT_NATS_URL'];
  if (url) return useNats(url);
  const binary = options.binary ?? findNatsBinary(repositoryRoot());
  const port = await choosePort(options.port);
  const folder = join(options.homeDir, 'nats');
  await stopLeftover(folder);
  const own = embeddedNatsUrl(options.homeDir, port);
  const logFile = join(options.homeDir, 'logs', 'nats.log');
  const server = launch(binary, { folder, port, logFile, password: new URL(own).password });
  const version = await waitForAnswer(server, { url: own, logFile, signal: options.signal });
  return { url: own, pid: server.pid, source: binary.source, version, exited: server.exited, stop: server.stop };
}

/** The URL, with credentials, of the embedded server of a state folder. */
export function embeddedNatsUrl(homeDir: string, port: number): string {
  mkdirSync(homeDir, { recursive: true, mode: 0o700 });
  return `nats://${USER}:${secretFile(join(homeDir, 'nats-password'))}@127.0.0.1:${port}`;
}

async function useNats(url: string): Promise<LocalServer> {
  const { version, maxPayload } = await probeNats(url).catch((error: Error) => {
    if (error instanceof LocalSetupError) throw error;
    throw new LocalSetupError(
      `No NATS server answers at ${redactedBusUrl(url)} (HARTOMAT_NATS_URL): ${error.message}. Start it, correct the URL, or unset HARTOMAT_NATS_URL to use the embedded one.`,
    );
  });
  const warning = payloadWarning(url, maxPayload);
  if (warning) process.stderr.write(`hartomat: warning: ${warning}\n`);
  return { url, pid: undefined, source: 'HARTOMAT_NATS_URL', version, stop: async () => undefined };
}

async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return freePort();
  if (await isPortFree(wanted)) return wanted;
  throw new LocalSetupError(
    `NATS cannot listen on 127.0.0.1:${wanted}: it is taken ${describePortHolder(wanted)}. Stop that process or choose another port.`,
  );
}

interface Launch {
  folder: string;
  port: number;
  logFile: string;
  password: string;
}

function launch(binary: NatsBinary, { folder, port, logFile, password }: Launch): ManagedProcess {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = writeConfig(folder, password);
  const args = [
    '-c',
    config,
    '-a',
    '127.0.0.1',
    '-p',
    String(port),
    '-js',
    '-sd',
    folder,
    '-P',
    join(folder, 'nats.pid'),
  ];
  return startManagedProcess({ name: 'nats', command: binary.path, args, logFile, env: {} });
}

/** Settings without a command-line flag, and the password, because command lines are public. */
function writeConfig(folder: string, password: string): string {
  const config = join(folder, 'nats.conf');
  rmSync(config, { force: true });
  const authorization = `authorization { user: ${USER}, password: "${password}", timeout: ${SIGN_IN_SECONDS} }`;
  writeFileSync(config, `max_payload: ${MAX_PAYLOAD_BYTES}\n${authorization}\n`, { mode: 0o600 });
  return config;
}

/** An embedded server that survived a crash still uses the store: it is stopped first. */
async function stopLeftover(folder: string): Promise<void> {
  const pid = Number(readOrEmpty(join(folder, 'nats.pid')));
  if (!pid || !commandLine(pid).includes(folder)) return;
  await stopProcess(identityOf(pid), { signal: 'SIGTERM', graceMs: 5_000 });
}

async function waitForAnswer(
  server: ManagedProcess,
  { url, logFile, signal }: { url: string; logFile: string; signal: AbortSignal | undefined },
): Promise<string> {
  const probe = async () =>
    server.exit || signal?.aborted ? ('ended' as const) : probeNats(url).catch(() => undefined);
  const probed = await waitUntil(probe, { withinMs: 20_000 });
  if (probed !== undefined && probed !== 'ended') return probed.version;
  await server.stop();
  const why = probed === 'ended' && server.exit ? describeExit(server.exit) : 'no answer within 20 s';
  throw new LocalSetupError(
    `nats-server did not start at ${redactedBusUrl(url)}: ${why}. Its log ${logFile} ends with:\n${tailOfLog(logFile)}`,
  );
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
