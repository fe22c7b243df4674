import type { Command } from 'commander';
import { join } from 'node:path';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { makeStateFolder } from '../../../deploy/local/state/state-folder.js';
import { startInstance } from '../../../deploy/local/start-instance.js';
import type { LocalInstance } from '../../../deploy/local/start-instance.js';
import { faultOfUserName } from '#platform/user-name';
import { findPlace } from '../place.js';
import { buildServices, buildWebIfPossible } from '../run-node.js';
import { say } from '../say.js';
import { newSignInLink } from '../sign-in/sign-in-link.js';
import { interruptionSignal, unlessInterrupted, untilInterrupted } from './interruption.js';
import { reportServices } from './report-services.js';

const READY_WITHIN_MS = 120_000;

/** Adds `up`: runs the instance in the foreground until Ctrl-C. */
export function addUpCommand(program: Command): void {
  program
    .command('up')
    .description('all services in the foreground; Ctrl-C stops them (HARTOMAT_HTTP_PORT, default 3000)')
    .option('--user <name>', 'who works with it, recorded with each change (HARTOMAT_USER; default: your account)')
    .action(up);
}

async function up({ user }: { user?: string }): Promise<void> {
  const { root, homeDir } = findPlace();
  if (user !== undefined) assertUserName(user);
  const httpPort = readPort();
  makeStateFolder(homeDir);
  await buildServices(root);
  await buildWebIfPossible(root);
  const interruption = interruptionSignal();
  const instance = await startInstance({ homeDir, root, httpPort, user, restart: true, onChange: reportServices() }); // prettier-ignore
  try {
    await announceWhenReady(instance, interruption);
    await untilInterrupted(interruption);
    say('stopping');
  } finally {
    await instance.stop();
  }
}

/** Waits until every service is ready, or reports which are not, and prints the instance's URLs. */
export async function announceWhenReady(
  { services, urls, settings }: LocalInstance,
  interruption: AbortSignal,
): Promise<void> {
  const problem = await unlessInterrupted(services.ready(READY_WITHIN_MS), interruption).catch((error: Error) => error);
  if (interruption.aborted) return;
  // The others keep running: legacy delivers without most of them.
  if (problem) say(`${problem.message}\nThe others keep running.`);
  process.stdout.write(`HartOMat is up: ${urls.web}  (API ${urls.api})\n`);
  await printSignIn(urls.web, settings.adminToken);
  say(`the admin token is in ${join(settings.homeDir, 'admin-token')}; Ctrl-C stops everything`);
}

/** Only on a terminal: where standard output is a file, the code of the link would stay in it. */
async function printSignIn(web: string, adminToken: string): Promise<void> {
  const link = process.stdout.isTTY ? await newSignInLink(web, adminToken).catch(() => null) : null;
  process.stdout.write(link ? `Sign in: ${link.url}  (once, within ten minutes)\n` : 'Sign in: ./hartomat sign-in\n');
}

function assertUserName(name: string): void {
  const fault = faultOfUserName(name);
  if (fault !== null) throw new LocalSetupError(`--user is ${JSON.stringify(name.slice(0, 200))}; it ${fault}.`);
}

/** The port of the gateway by HARTOMAT_HTTP_PORT, 3000 by default. Throws LocalSetupError. */
export function readPort(): number {
  const text = process.env['HARTOMAT_HTTP_PORT'] || '3000';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new LocalSetupError(`HARTOMAT_HTTP_PORT is ${text}; it must be a port number from 1 to 65535.`);
}
