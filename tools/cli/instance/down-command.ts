import type { Command } from 'commander';
import { stopProcess } from '../../../deploy/local/process/stop-process.js';
import { lockHolder } from '../../../deploy/local/state/instance-lock.js';
import { findPlace } from '../place.js';
import { say } from '../say.js';

/** Adds `down`: stops the instance of this state folder, from another terminal. */
export function addDownCommand(program: Command): void {
  program
    .command('down')
    .description('stop the instance that runs in this state folder')
    .action(async () => {
      const { homeDir } = findPlace();
      const holder = lockHolder(homeDir);
      if (holder === undefined) return say(`nothing runs in ${homeDir}`);
      say(`stopping process ${holder.pid}`);
      await stopProcess(holder, { signal: 'SIGTERM', graceMs: 60_000 });
    });
}
