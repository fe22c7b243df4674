import type { Command } from 'commander';
import { closeSync, existsSync, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { findPlace } from '../place.js';
import { parseLog } from './log-line.js';
import type { LogLine } from './log-line.js';

interface LogsOptions {
  run?: string;
  follow?: boolean;
  lines: string;
}

/** Adds `logs`: the log files of all services, or of one, merged by time. */
export function addLogsCommand(program: Command): void {
  program
    .command('logs')
    .description('logs of all services and servers, or of one, merged by time')
    .argument(
      '[app]',
      'orders, legacy-pipeline, registry, orchestrator, node-worker, comparison, gateway, nats, postgres',
    )
    .option('--run <id>', 'only lines that name this run, order line or trace')
    .option('-f, --follow', 'follow new lines')
    .option('-n, --lines <count>', 'number of last lines', '200')
    .action((app: string | undefined, options: LogsOptions) => showLogs(app, options));
}

async function showLogs(app: string | undefined, { run, follow, lines }: LogsOptions): Promise<void> {
  const readers = findLogs(join(findPlace().homeDir, 'logs'), app).map((file) => readFrom(file));
  const wanted = (line: LogLine): boolean => run === undefined || line.raw.includes(run);
  const next = (): LogLine[] => readers.flatMap((read) => read()).filter(wanted).sort((a, b) => a.time - b.time); // prettier-ignore
  print(next().slice(-Number(lines)));
  while (follow) {
    await sleep(250);
    print(next());
  }
}

function findLogs(folder: string, app: string | undefined): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')) : [];
  const chosen = names.filter((name) => app === undefined || name === `${app}.log`);
  if (chosen.length > 0) return chosen.map((name) => join(folder, name));
  const there = names.map((name) => basename(name, '.log')).join(', ') || 'none yet; start something: ./hartomat demo';
  throw new LocalSetupError(`No log${app ? ` of ${app}` : ''} in ${folder}. Logs there: ${there}`);
}

/** Each call returns the complete lines that were written since the last one. */
function readFrom(file: string): () => LogLine[] {
  let offset = 0;
  return () => {
    const handle = openSync(file, 'r');
    try {
      const size = fstatSync(handle).size;
      if (size < offset) offset = 0; // The file was rotated.
      const bytes = Buffer.alloc(size - offset);
      readSync(handle, bytes, 0, bytes.length, offset);
      const end = bytes.lastIndexOf(0x0a) + 1;
      offset += end;
      return parseLog(basename(file, '.log'), bytes.toString('utf8', 0, end));
    } finally {
      closeSync(handle);
    }
  };
}

function print(lines: readonly LogLine[]): void {
  for (const { text } of lines) process.stdout.write(`${text}\n`);
}
