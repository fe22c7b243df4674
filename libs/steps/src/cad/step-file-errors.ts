import { StepError } from '../step-error.js';

/** Why a STEP file cannot be converted; none is retryable, since only another file or another limit helps. */
export type StepFileErrorCode =
  | 'step_file_empty'
  | 'step_file_not_step'
  | 'step_file_truncated'
  | 'step_file_too_large'
  | 'step_file_dangling_references'
  | 'step_file_other_file'
  | 'step_file_bad_number'
  | 'step_file_bad_id'
  | 'step_file_no_product'
  | 'step_file_unreadable'
  | 'step_file_no_geometry'
  | 'step_conversion_timeout'
  | 'step_conversion_out_of_memory';

/** The fault and the advice, both as sentences without the file's name. */
export interface StepFileProblem {
  code: StepFileErrorCode;
  why: string;
  advice: string;
  details?: Record<string, unknown>;
}

/** The error for `fileName`, whose message names the file, the reason and the remedy. */
export function stepFileError(fileName: string, problem: StepFileProblem, cause?: unknown): StepError {
  const shown = printable(fileName);
  return new StepError(problem.code, `The STEP file "${shown}" ${problem.why} ${problem.advice}`, {
    retryable: false,
    details: { fileName: shown, ...problem.details },
    cause,
  });
}

/** File names come from customers: without control characters and at most 120 characters long, they fit any log line. */
function printable(fileName: string): string {
  const clean = fileName.replace(/\p{C}/gu, '\uFFFD');
  return clean.length > 120 ? `${clean.slice(0, 117)}...` : clean;
}
