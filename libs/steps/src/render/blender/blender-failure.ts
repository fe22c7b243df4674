import type { ProcessResult } from '../../ports/index.js';
import { StepError } from '../../step-error.js';
import { renderAborted } from '../render-failure.js';

/** Exit codes: the shell's for a command that is not there or may not run, and the script's for a missing module. */
const NOT_A_PROGRAM = [126, 127];
const MODULE_MISSING = 4;
const TAIL_LINES = 6;

const WHY: Record<Exclude<ProcessResult['reason'], 'exited' | 'aborted'>, string> = {
  memory: 'it needed more memory than a render may have; make the picture smaller or the model coarser',
  timeout: 'it did not end in time; lower samples, frames or size',
  output: 'it printed more than a render may',
};

/** The error of a machine without a usable Blender, with the command that installs it. */
export function blenderMissing(why: string): StepError {
  return new StepError(
    'blender_missing',
    `No Blender to render with: ${why}. Install it (apt-get install blender python3-numpy) or set HARTOMAT_BLENDER_PATH.`,
    { retryable: false },
  );
}

/**
 * Classifies the end of Blender: `step_aborted` and `renderer_crashed` (killed from outside) are retryable,
 * `blender_missing` and `blender_failed` are not. The details have the last lines of its output without paths.
 */
export function blenderFailure(ended: Omit<ProcessResult, 'peakRssBytes'>, folder: string): StepError {
  const { reason, exitCode } = ended;
  if (reason === 'aborted') return renderAborted();
  const tail = tailOf(ended.stderr || ended.stdout, folder);
  const last = tail.at(-1) ?? 'it said nothing';
  if (reason !== 'exited') return failed(WHY[reason], { reason, tail });
  if (exitCode === null) return killed(last, tail);
  if (NOT_A_PROGRAM.includes(exitCode)) return blenderMissing('it does not start');
  if (exitCode === MODULE_MISSING) return blenderMissing(`a module of it is ${last}`);
  return failed(last, { exitCode, tail });
}

function killed(last: string, tail: string[]): StepError {
  const message = `Blender was ended from outside during a picture (${last}). Try again.`;
  return new StepError('renderer_crashed', message, { retryable: true, details: { tail } });
}

function failed(why: string, details: Record<string, unknown>): StepError {
  return new StepError('blender_failed', `Blender could not take the picture: ${why}.`, { retryable: false, details });
}

function tailOf(output: string, folder: string): string[] {
  const lines = output.replaceAll(folder, '').split('\n');
  const said = lines.map((line) => line.replaceAll(/(?:\/[^\s/"':,]+)*\/(?=[^\s/])/g, '').trim());
  return said.filter((line) => line !== '' && !line.startsWith('progress ')).slice(-TAIL_LINES);
}
