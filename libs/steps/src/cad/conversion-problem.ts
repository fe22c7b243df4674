import type { ProcessResult } from '../ports/index.js';
import type { CadLimits } from './cad-limits.js';
import type { ConversionOutcome } from './conversion-outcome.js';
import { danglingReferences } from './prescan-step.js';
import type { StepFileProblem } from './step-file-errors.js';

const SIMPLIFY = 'Export a simplified model, or choose a coarser quality.';
const CHECK = 'Open it in a CAD viewer to check it, then export it again as STEP (AP203, AP214 or AP242).';

/**
 * Why a file gave no whole model, from how the conversion ended and what it wrote (null if nothing). Null where nothing
 * speaks against the file: then the process was killed or the machine failed.
 */
export function conversionProblem(
  ended: ProcessResult,
  outcome: ConversionOutcome | null,
  limits: CadLimits,
): StepFileProblem | null {
  if (ended.reason === 'timeout') return timeout(limits);
  if (isOutOfMemory(ended, outcome)) return outOfMemory(limits);
  if (outcome === null) return null;
  return outcome.status === 'crashed'
    ? unreadable(`makes the STEP reader crash (${outcome.message}).`)
    : complained(outcome.complaints.lines);
}

/** The reader goes on after errors and returns what is left of the model, so every error line counts as a failure. */
function complained(lines: string[]): StepFileProblem {
  const unresolved = lines.map((line) => /Unresolved Reference : Fails Count : (\d+)/.exec(line)?.[1]).find(Boolean);
  const others = lines.filter((line) => !line.includes('Unresolved Reference'));
  if (unresolved && others.length === 0)
    return danglingReferences(Number(unresolved), 'as the STEP reader counts them');
  const said = others[0]?.replace(/\*+/g, '').replace(/\s+/g, ' ').trim();
  return unreadable(said ? `cannot be read whole; the STEP reader says: ${said}.` : 'cannot be read.', { lines });
}

function isOutOfMemory(ended: ProcessResult, outcome: ConversionOutcome | null): boolean {
  return (
    ended.reason === 'memory' || outcome?.status === 'out_of_memory' || /heap out of memory|\bOOM\b/.test(ended.stderr)
  );
}

function timeout(limits: CadLimits): StepFileProblem {
  return {
    code: 'step_conversion_timeout',
    why: `was not converted within ${limits.timeoutMs / 1000} seconds.`,
    advice: SIMPLIFY,
    details: { timeoutMs: limits.timeoutMs },
  };
}

function outOfMemory(limits: CadLimits): StepFileProblem {
  return {
    code: 'step_conversion_out_of_memory',
    why: `needs more than the ${limits.memoryBytes} bytes of memory that a conversion may use.`,
    advice: SIMPLIFY,
    details: { memoryBytes: limits.memoryBytes },
  };
}

function unreadable(why: string, details: Record<string, unknown> = {}): StepFileProblem {
  return { code: 'step_file_unreadable', why, advice: CHECK, details };
}
