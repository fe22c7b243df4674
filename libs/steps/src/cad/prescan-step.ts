import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessResult, ProcessRunner } from '../ports/index.js';
import { StepError } from '../step-error.js';
import { CAD_LIMITS } from './cad-limits.js';
import type { CadLimits } from './cad-limits.js';
import { stepFileError } from './step-file-errors.js';
import type { StepFileProblem } from './step-file-errors.js';
import { readStepText } from './part21/read-step-text.js';
import type { StepText } from './part21/read-step-text.js';
import { applyEdits } from './part21/text-edits.js';
import type { StepWarning } from './part21/text-warnings.js';

/** The contents of an accepted STEP file, and the warnings about it. */
export interface StepScan {
  entities: number;
  solids: number;
  warnings: StepWarning[];
}

const CHILD = fileURLToPath(new URL('./step-text.child.ts', import.meta.url));
/** Far more than the largest accepted file needs. */
const PRESCAN_MS = 60_000;
const PRESCAN_MEMORY_BYTES = 1024 ** 3;
const PRESCAN_HEAP_MEGABYTES = 512;
const EXPORT_AGAIN = 'Export it again from the CAD system as STEP (AP203, AP214 or AP242).';

/** Other files that customers upload as STEP files, by their first characters. */
const LOOKALIKES: [RegExp, string][] = [
  [
    /^\s*<(!doctype html|html|head|body)/i,
    'is an HTML page, probably an error or sign-in page that was saved instead.',
  ],
  [/^PK\x03\x04/, 'is a ZIP archive; unpack it and upload the file inside.'],
  [/^\x1f\x8b/, 'is compressed with gzip; unpack it and upload the file inside.'],
  [/^\s*<\?xml/i, 'is XML, not STEP text.'],
  [/^solid\s/i, 'looks like an STL file.'],
  [/^glTF/, 'is a GLB model, not a CAD file.'],
  [/^(\xff\xfe|\xfe\xff|I\0|\0I)/, 'is text in UTF-16 or UTF-32; STEP files are ASCII or UTF-8.'],
];

/** Refuses by size, before an oversized file is read. Throws `step_file_too_large` or `step_file_empty`. */
export function checkStepSize(byteLength: number, fileName: string, limits: CadLimits = CAD_LIMITS): void {
  if (byteLength > limits.fileBytes) throw stepFileError(fileName, tooLarge(byteLength, limits));
  if (byteLength === 0) throw stepFileError(fileName, empty('has no bytes.'));
}

/**
 * Checks the text of a STEP file before the CAD reader. Throws `StepError` with a `StepFileErrorCode` that begins with
 * `step_file_`. `plain` is the text for the CAD reader, the same buffer where there were no edits.
 */
export async function prescanStep(
  bytes: Uint8Array,
  fileName: string,
  limits: CadLimits = CAD_LIMITS,
): Promise<StepScan & { plain: Buffer }> {
  checkStepSize(bytes.byteLength, fileName, limits);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { text, edits } = await readStepText(buffer, limits.entities);
  return { ...refuseBadText(text, fileName, limits), plain: applyEdits(buffer, edits) };
}

/**
 * The same for a file on disk, read by a child process, so that the caller's event loop is not blocked. Also throws
 * retryable `step_prescan_failed` where the child failed.
 */
export async function prescanStepFile(
  file: { path: string; byteLength: number; fileName: string },
  processes: ProcessRunner,
  limits: CadLimits = CAD_LIMITS,
): Promise<StepScan> {
  checkStepSize(file.byteLength, file.fileName, limits);
  const ended = await processes.run({
    command: process.execPath,
    args: [`--max-old-space-size=${PRESCAN_HEAP_MEGABYTES}`, CHILD, file.path, String(limits.entities)],
    cwd: dirname(file.path),
    timeoutMs: PRESCAN_MS,
    memoryLimitBytes: PRESCAN_MEMORY_BYTES,
    signal: new AbortController().signal,
  });
  if (ended.reason !== 'exited' || ended.exitCode !== 0) throw prescanFailed(file.fileName, ended);
  return refuseBadText(JSON.parse(ended.stdout) as StepText, file.fileName, limits);
}

function refuseBadText(text: StepText, fileName: string, limits: CadLimits): StepScan {
  const { scan } = text;
  const problem =
    shapeProblem(text) ?? (scan && scan.entities > limits.entities ? tooManyEntities(limits) : scan?.fault);
  if (problem) throw stepFileError(fileName, problem);
  const { entities, solids, warnings } = scan as NonNullable<typeof scan>;
  return { entities, solids, warnings };
}

function shapeProblem({ head, blank, begins, ended, byteLength }: StepText): StepFileProblem | null {
  if (blank) return empty('holds nothing but blanks.');
  if (!begins) return notStep(head);
  return ended ? null : truncated(byteLength);
}

function prescanFailed(fileName: string, { reason, exitCode }: ProcessResult): StepError {
  const how = reason === 'exited' ? `ended with code ${exitCode}` : `was ended (${reason})`;
  return new StepError(
    'step_prescan_failed',
    `The look at "${fileName}" before it is stored ${how}. The file may be fine: check the server's memory, then upload it again.`,
    { retryable: true },
  );
}

function empty(why: string): StepFileProblem {
  return {
    code: 'step_file_empty',
    why,
    advice: 'The upload or the export was cut short: export and upload it again.',
  };
}

function notStep(head: string): StepFileProblem {
  const lookalike = LOOKALIKES.find(([pattern]) => pattern.test(head))?.[1];
  const why = lookalike ?? 'does not begin with "ISO-10303-21;" as every STEP file does.';
  return { code: 'step_file_not_step', why, advice: EXPORT_AGAIN };
}

function truncated(byteLength: number): StepFileProblem {
  return {
    code: 'step_file_truncated',
    why: `ends after ${byteLength} bytes without "END-ISO-10303-21;", so its rest is lost.`,
    advice: 'Upload it again; if that does not help, export it again from the CAD system.',
    details: { byteLength },
  };
}

function tooLarge(byteLength: number, limits: CadLimits): StepFileProblem {
  return {
    code: 'step_file_too_large',
    why: `has ${byteLength} bytes and at most ${limits.fileBytes} are accepted.`,
    advice: 'Export a simplified model, or the assembly in several files.',
    details: { byteLength, limit: limits.fileBytes },
  };
}

function tooManyEntities(limits: CadLimits): StepFileProblem {
  return {
    code: 'step_file_too_large',
    why: `defines more than ${limits.entities} entities.`,
    advice: 'Export a simplified model, or the assembly in several files.',
    details: { limit: limits.entities },
  };
}
