import type { Command } from 'commander';
import { isRunning } from '../../../deploy/local/process/process-identity.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import type { InstanceRecord, ServerRecord } from '../../../deploy/local/state/instance-file.js';
import { requireStateFolder } from '../../../deploy/local/state/state-folder.js';
import { askReadiness } from '../../../deploy/local/supervisor/ask-readiness.js';
import { askServer } from '../../../deploy/local/supervisor/ask-server.js';
import type { ServiceStatus } from '../../../deploy/local/supervisor/supervised-service.js';
import { findPlace } from '../place.js';
import { say } from '../say.js';
import { textTable } from '../text-table.js';

const UP: readonly string[] = ['ready', 'running', 'external'];

/** Adds `status`: the running services and servers. Exit code 3 where nothing runs, 1 where a part is not up. */
export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('services and servers with their state (exit code 3: nothing runs, 1: a part is not up)')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { homeDir } = findPlace();
      const record = readInstance(homeDir);
      if (record === undefined) requireStateFolder(homeDir);
      const live = record && (await askAll(record));
      process.exitCode = live === undefined ? 3 : isUp(live) ? 0 : 1;
      if (json) process.stdout.write(`${JSON.stringify({ running: live !== undefined, ...live }, null, 2)}\n`);
      else if (live) process.stdout.write(`${describe(live)}\n`);
      else say(`nothing runs in ${homeDir}. Start it: ./hartomat up`);
    });
}

async function askAll(record: InstanceRecord): Promise<InstanceRecord> {
  const [services, servers] = await Promise.all([
    Promise.all(record.services.map(askAgain)),
    Promise.all(record.servers.map(askServerAgain)),
  ]);
  return { ...record, services, servers };
}

function isUp({ services, servers }: InstanceRecord): boolean {
  return [...services, ...servers].every(({ state }) => UP.includes(state));
}

async function askServerAgain(server: ServerRecord): Promise<ServerRecord> {
  const { name, state, pid, url } = server;
  if (state !== 'running' && state !== 'external') return server;
  const { ready, why } = await askServer(name, url);
  if (ready) return server;
  if (state === 'external') return { ...server, state: 'unreachable', why };
  const gone = pid !== undefined && !isRunning({ pid });
  return gone ? { ...server, state: 'crashed', why: `process ${pid} is gone` } : { ...server, state: 'starting', why };
}

async function askAgain(status: ServiceStatus): Promise<ServiceStatus> {
  if (status.pid === undefined) return status;
  if (!isRunning({ pid: status.pid })) return { ...status, state: 'crashed', why: `process ${status.pid} is gone` };
  const { ready, why } = await askReadiness(status.port);
  return { ...status, state: ready ? 'ready' : 'starting', why };
}

function describe(record: InstanceRecord): string {
  const servers = record.servers.map(({ name, state, pid, url, crashes, why, version, source }) => [
    name,
    state,
    String(pid ?? ''),
    url,
    String(crashes),
    why.split('\n')[0] || `${version}, ${source}`,
  ]);
  const services = record.services.map(({ name, state, pid, port, crashes, why }) => [
    name,
    state,
    String(pid ?? ''),
    `http://127.0.0.1:${port}`,
    String(crashes),
    why.split('\n')[0] ?? '',
  ]);
  const table = textTable(['name', 'state', 'pid', 'address', 'crashes', 'remarks'], [...servers, ...services]);
  return `${record.urls.web}  process ${record.holder.pid} since ${record.startedAt} in ${record.homeDir}\n\n${table}`;
}
