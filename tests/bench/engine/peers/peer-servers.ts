import { join } from 'node:path';
import { freePort, freePorts, isPortFree } from '../../../../deploy/local/process/free-port.js';
import { describeExit, startManagedProcess, tailOfLog } from '../../../../deploy/local/process/managed-process.js';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import type { BenchInstance } from '../instance/bench-instance.js';

/** Where a peer's server may write, and where its packages are. */
export interface PeerPlace {
  folder: string;
  scratchDir: string;
  instance: BenchInstance;
}

/** A server that is ready, and how the peer's script finds it. */
export interface PeerServer {
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** An engine that is measured beside ours. `package` is what must be installed. */
export interface Peer {
  name: string;
  script: string;
  package: string;
  start(place: PeerPlace): Promise<PeerServer>;
}

const READY_WITHIN_MS = 60_000;
const DBOS_DATABASE = 'peer_dbos';

export const PEERS: readonly Peer[] = [
  { name: 'BullMQ', script: 'bullmq.mjs', package: 'bullmq', start: startRedis },
  { name: 'DBOS', script: 'dbos.mjs', package: '@dbos-inc/dbos-sdk', start: makeDatabase },
  {
    name: 'Restate with remote steps',
    script: 'restate.mjs',
    package: '@restatedev/restate-server',
    start: startRestate,
  },
];

async function startRedis({ scratchDir }: PeerPlace): Promise<PeerServer> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--appendonly', 'yes', '--dir', scratchDir];
  const isReady = async (): Promise<boolean> => !(await isPortFree(port));
  const stop = await startServer({ command: 'redis-server', args, env: {}, scratchDir, isReady });
  return { env: { REDIS_PORT: String(port) }, stop };
}

/** A database of its own on our server, so that its disk is ours. */
async function makeDatabase({ instance: { database, databaseUrl } }: PeerPlace): Promise<PeerServer> {
  await database.query(`create database ${DBOS_DATABASE}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${DBOS_DATABASE}`;
  const stop = async (): Promise<void> => void (await database.query(`drop database ${DBOS_DATABASE} with (force)`));
  return { env: { DBOS_URL: url.href }, stop };
}

async function startRestate({ folder, scratchDir }: PeerPlace): Promise<PeerServer> {
  const [node, admin, ingress, service] = await freePorts(4);
  const at = (port: number | undefined): string => `127.0.0.1:${port}`;
  const stop = await startServer({
    command: process.execPath,
    args: [join(folder, 'node_modules/@restatedev/restate-server/lib/index.js')],
    env: {
      RESTATE_BASE_DIR: scratchDir,
      RESTATE_BIND_ADDRESS: at(node),
      RESTATE_ADMIN__BIND_ADDRESS: at(admin),
      RESTATE_INGRESS__BIND_ADDRESS: at(ingress),
      RESTATE_LOG_FILTER: 'warn',
    },
    scratchDir,
    isReady: async () =>
      (await answers(`http://${at(admin)}/health`)) && answers(`http://${at(ingress)}/restate/health`),
  });
  const env = {
    RESTATE_ADMIN: `http://${at(admin)}`,
    RESTATE_INGRESS: `http://${at(ingress)}`,
    SERVICE_PORT: String(service),
    REMOTE: '1',
  };
  return { env, stop };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(({ ok }) => ok, () => false); // prettier-ignore

interface ServerStart {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  scratchDir: string;
  isReady: () => Promise<boolean>;
}

/** Answers how it is stopped. */
async function startServer({ command, args, env, scratchDir, isReady }: ServerStart): Promise<() => Promise<void>> {
  const logFile = join(scratchDir, 'server.log');
  const own = { PATH: process.env['PATH'], ...env };
  const server = startManagedProcess({ name: 'peer', command, args, cwd: scratchDir, logFile, env: own });
  const ask = async (): Promise<boolean | undefined> => (server.exit ? false : (await isReady()) || undefined);
  if (await waitUntil(ask, { withinMs: READY_WITHIN_MS })) return () => server.stop();
  const how = server.exit ? describeExit(server.exit) : `not ready after ${READY_WITHIN_MS} ms`;
  await server.stop();
  throw new Error(`${command}: ${how}; it last said: ${tailOfLog(logFile, 3)}`);
}
