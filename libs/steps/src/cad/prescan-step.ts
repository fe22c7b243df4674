import { CAD_LIMITS } from './cad-limits.js';
import type { CadLimits } from './cad-limits.js';
import { scanStep } from './scan-step.js';
import type { StepScan } from './scan-step.js';
import { stepFileError } from './step-file-errors.js';
import type { StepFileProblem } from './step-file-errors.js';

const HEAD_BYTES = 1024;
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
  const shape = shapeProblem(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (shape) throw stepFileError(fileName, shape);
  const scan = await scanStep(bytes, limits.entities);
  const content = contentProblem(scan, limits);
  if (content) throw stepFileError(fileName, content);
  return scan;
}

function shapeProblem(bytes: Buffer): StepFileProblem | null {
  const head = bytes
    .subarray(0, HEAD_BYTES)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (/^[\s\0]*$/.test(head) && bytes.every((byte) => byte <= 0x20)) return empty('holds nothing but blanks.');
  if (!/^\s*ISO-10303-21\s*;/.test(head)) return notStep(head);
  if (!bytes.includes('END-ISO-10303-21')) return truncated(bytes.byteLength);
  return null;
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
