import type { Command } from 'commander';
import { isRunning } from '../../../deploy/local/process/process-identity.js';
import { readInstance } from '../../../deploy/local/state/instance-file.js';
import type { InstanceRecord } from '../../../deploy/local/state/instance-file.js';
import { askReadiness } from '../../../deploy/local/supervisor/ask-readiness.js';
import type { ServiceStatus } from '../../../deploy/local/supervisor/supervised-service.js';
import { findPlace } from '../place.js';
import { say } from '../say.js';
import { textTable } from '../text-table.js';

/** Adds `status`: what runs where. Exit code 3 where nothing runs. */
export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('what runs where (exit code 3: nothing runs)')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { homeDir } = findPlace();
      const record = readInstance(homeDir);
      if (record === undefined) process.exitCode = 3;
      const live = record && { ...record, services: await Promise.all(record.services.map(askAgain)) };
      if (json) process.stdout.write(`${JSON.stringify({ running: live !== undefined, ...live }, null, 2)}\n`);
      else if (live) process.stdout.write(`${describe(live)}\n`);
      else say(`nothing runs in ${homeDir}. Start it: ./hartomat up`);
    });
}

async function askAgain(status: ServiceStatus): Promise<ServiceStatus> {
  if (status.pid === undefined || !isRunning({ pid: status.pid })) return status;
  const { ready, why } = await askReadiness(status.port);
  return { ...status, state: ready ? 'ready' : 'starting', why };
}

function describe(record: InstanceRecord): string {
  const servers = record.servers.map(({ name, pid, url, version, source }) => [
    name,
    pid === undefined ? 'external' : 'running',
    String(pid ?? ''),
    url,
    '',
    `${version}, ${source}`,
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
