import type { ProcessResult } from '../ports/index.js';
import type { CadLimits } from './cad-limits.js';
import type { ConversionOutcome } from './structure/conversion-outcome.js';
import { danglingReferences } from './part21/step-fault.js';
import type { StepFileProblem } from './step-file-errors.js';

const SIMPLIFY = 'Export a simplified model, or choose a coarser quality.';
const CHECK = 'Open it in a CAD viewer to check it, then export it again as STEP (AP203, AP214 or AP242).';

/**
 * Why a file gave no complete model, from the end of the conversion and its report (null if none). Null where the file
 * is not the cause: then the process was killed or the machine failed.
 */
export function conversionProblem(
  ended: ProcessResult,
  outcome: ConversionOutcome | null,
  limits: CadLimits,
): StepFileProblem | null {
  if (ended.reason === 'timeout') return timeout(limits);
  if (isOutOfMemory(ended, outcome)) return outOfMemory(limits);
  if (outcome === null) return null;
  if (outcome.status === 'recursive') return recursive(outcome.product);
  return outcome.status === 'crashed'
    ? unreadable(`makes the STEP reader crash (${outcome.message}).`)
    : complained(outcome.complaints.lines);
}

/** The reader continues after errors and returns an incomplete model, so every error line counts as a failure. */
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

/** The problem of a model with too many parts. */
export function tooManyParts({ parts }: CadLimits): StepFileProblem {
  return {
    code: 'step_file_too_large',
    why: `has more than ${parts} parts in all its places.`,
    advice: 'Export a simplified model, or the assembly in several files.',
    details: { limit: parts },
  };
}

function recursive({ id, name }: { id: number; name: string }): StepFileProblem {
  return {
    code: 'step_file_unreadable',
    why: `says that the product "${name}" (#${id}) is a part of itself, so the assembly has no end.`,
    advice: 'Remove that part from the assembly below it in the CAD system, then export it again.',
    details: { entity: `#${id}`, product: name },
  };
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
