import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { checks as allChecks, fixesOf } from './checks.ts';
import type { Check } from './checks.ts';

/** How one check ended; `output` is what the tool printed, standard error included. */
export interface CheckOutcome {
  name: string;
  ok: boolean;
  seconds: number;
  output: string;
}

const ROOT = resolve(import.meta.dirname, '../..');

function runCheck({ name, command, args, cwd = '.', env }: Check): Promise<CheckOutcome> {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: resolve(ROOT, cwd),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const end = (ok: boolean) => done({ name, ok, seconds: (performance.now() - started) / 1000, output });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => {
      output += `${command} did not start: ${error.message}\n`;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

/** Runs the checks, `atOnce` at a time, all of them even after one failed; `onOutcome` is called for each as it ends. */
export async function runChecks(
  checks: readonly Check[],
  onOutcome: (outcome: CheckOutcome) => void,
  atOnce = 2,
): Promise<CheckOutcome[]> {
  const queue = [...checks];
  const outcomes: CheckOutcome[] = [];
  const worker = async (): Promise<void> => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const outcome = await runCheck(check);
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}

/** One line per outcome, and the tool's output where it failed. */
export const describeOutcome = ({ name, ok, seconds, output }: CheckOutcome): string =>
  `${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n${ok ? '' : output}`;

/** The last line over all outcomes, and which command writes what a machine can write of those that failed. */
export function describeEnd(outcomes: readonly CheckOutcome[], ran: readonly Check[]): string {
  const failed = outcomes.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length === 0) return `${outcomes.length} checks passed\n`;
  const fixable = ran.filter(({ name, fixArgs }) => fixArgs && failed.includes(name)).map(({ name }) => name);
  const hint = fixable.length > 0 ? `./hartomat check --fix writes what is missing for: ${fixable.join(', ')}\n` : '';
  return `failed: ${failed.join(', ')}\n${hint}`;
}

if (import.meta.main) {
  const show = (outcome: CheckOutcome) => process.stdout.write(describeOutcome(outcome));
  if (process.argv.includes('--fix')) await runChecks(fixesOf(allChecks), show, 1);
  const outcomes = await runChecks(allChecks, show);
  process.stdout.write(describeEnd(outcomes, allChecks));
  process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
}
