import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { checks as allChecks } from './checks.ts';
import type { Check } from './checks.ts';

/** How one check ended; `output` is what the tool printed, standard error included. */
export interface CheckOutcome {
  name: string;
  ok: boolean;
  seconds: number;
  output: string;
}

const ROOT = resolve(import.meta.dirname, '../..');
const AT_ONCE = 2;

function runCheck({ name, command, args, env }: Check): Promise<CheckOutcome> {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
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

/** Runs the checks two at a time, all of them even after one failed; `onOutcome` hears of each as it ends. */
export async function runChecks(
  checks: readonly Check[],
  onOutcome: (outcome: CheckOutcome) => void,
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
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}

/** One line an outcome, and what the tool said where it failed. */
export const describeOutcome = ({ name, ok, seconds, output }: CheckOutcome): string =>
  `${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n${ok ? '' : output}`;

if (import.meta.main) {
  const outcomes = await runChecks(allChecks, (outcome) => process.stdout.write(describeOutcome(outcome)));
  const failed = outcomes.filter(({ ok }) => !ok).map(({ name }) => name);
  process.stdout.write(failed.length === 0 ? `${outcomes.length} checks passed\n` : `failed: ${failed.join(', ')}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
