import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessResult, ProcessRunner } from '../ports/index.js';
import { StepError } from '../step-error.js';
import { CAD_LIMITS } from './cad-limits.js';
import type { CadLimits } from './cad-limits.js';
import { stepFileError } from './step-file-errors.js';
import type { StepFileProblem } from './step-file-errors.js';
import { readStepText } from './step-text.child.js';
import type { StepScan, StepText } from './step-text.child.js';

const CHILD = fileURLToPath(new URL('./step-text.child.ts', import.meta.url));
/** Far beyond what the largest file that is accepted takes. */
const PRESCAN_MS = 60_000;
const PRESCAN_MEMORY_BYTES = 1024 ** 3;
const PRESCAN_HEAP_MEGABYTES = 512;
const EXPORT_AGAIN = 'Export it again from the CAD system as STEP (AP203, AP214 or AP242).';

/** What else customers upload under a STEP file's name, by its first characters. */
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
];

/** Refuses by the size alone, so that an oversized file is not even read. Throws `step_file_too_large` or `step_file_empty`. */
export function checkStepSize(byteLength: number, fileName: string, limits: CadLimits = CAD_LIMITS): void {
  if (byteLength > limits.fileBytes) throw stepFileError(fileName, tooLarge(byteLength, limits));
  if (byteLength === 0) throw stepFileError(fileName, empty('has no bytes.'));
}

/**
 * Looks at the text of a STEP file before a reader does. Throws `StepError` with `step_file_empty`, `_too_large`, `_not_step`,
 * `_truncated` or `_dangling_references`; returns what it counted.
 */
export async function prescanStep(
  bytes: Uint8Array,
  fileName: string,
  limits: CadLimits = CAD_LIMITS,
): Promise<StepScan> {
  checkStepSize(bytes.byteLength, fileName, limits);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return refuseBadText(await readStepText(buffer, limits.entities), fileName, limits);
}

/**
 * The same for a file on disk, read by a child process: a caller that serves others stays free. Also throws retryable
 * `step_prescan_failed` where the child could not do its work.
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
  const problem = shapeProblem(text) ?? (text.scan && contentProblem(text.scan, limits));
  if (problem) throw stepFileError(fileName, problem);
  return text.scan as StepScan;
}

function shapeProblem({ head, blank, ended, byteLength }: StepText): StepFileProblem | null {
  if (blank) return empty('holds nothing but blanks.');
  if (!/^\s*ISO-10303-21\s*;/.test(head)) return notStep(head);
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

function contentProblem({ entities, dangling }: StepScan, limits: CadLimits): StepFileProblem | null {
  if (entities > limits.entities) return tooManyEntities(limits);
  if (dangling.example === null) return null;
  const { from, missing } = dangling.example;
  return danglingReferences(dangling.count, `#${from} needs #${missing}`, {
    example: `#${missing}`,
    usedBy: `#${from}`,
  });
}

/** Shared with the reader, which finds references of its own that lead nowhere. */
export function danglingReferences(
  count: number,
  example: string,
  details: Record<string, unknown> = {},
): StepFileProblem {
  const references = count === 1 ? '1 reference to an entity' : `${count} references to entities`;
  return {
    code: 'step_file_dangling_references',
    why: `has ${references} that it does not contain (${example}), so parts or faces would be missing.`,
    advice: EXPORT_AGAIN,
    details: { count, ...details },
  };
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
