import { OrderClient } from './order-client.js';
import { runCli } from './run-cli.js';
import type { CommandResult } from './run-cli.js';
import type { TestInstance } from './test-instance.js';

/** Runs `./hartomat …` as the administrator of an instance. */
export function runInstanceCli(instance: Pick<TestInstance, 'settings'>, args: string[]): Promise<CommandResult> {
  return runCli(args, {
    HARTOMAT_HOME: instance.settings.homeDir,
    HARTOMAT_API_URL: new OrderClient(instance).api,
    HARTOMAT_ADMIN_TOKEN: instance.settings.adminToken,
  });
}
