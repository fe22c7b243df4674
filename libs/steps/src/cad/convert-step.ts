import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessResult } from '../ports/index.js';
import type { StepContext } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { CadLimits } from './cad-limits.js';
import { conversionProblem, tooManyParts } from './conversion-problem.js';
import type { ConversionOutcome, ConvertedMesh } from './structure/conversion-outcome.js';
import { stepFileError } from './step-file-errors.js';
import type { Instances } from './structure/instances.js';

/**
 * Triangles in metres, y up, as typed arrays, centred: `origin` is the subtracted centre, in millimetres and z up.
 * `faces` are in the order of the triangles; `bareFaces` counts those that the mesher failed on.
 */
export interface CadMesh {
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  indices: Uint32Array<ArrayBuffer>;
  origin: [number, number, number];
  faces: { triangles: number; area: number }[];
  bareFaces: number;
}

/** The reader's model: every body in every placement, and their shared meshes. */
export interface CadModel extends Instances {
  meshes: CadMesh[];
}

/** A STEP file to convert; `linear` is relative to a body's mean extent, `angular` in radians. */
export interface Conversion {
  bytes: Uint8Array;
  fileName: string;
  deflection: { linear: number; angular: number };
  limits: CadLimits;
}

const CHILD = fileURLToPath(new URL('./occt/convert-step.child.ts', import.meta.url));
const REQUEST = 'request.json';
/**
 * Bytes; for smaller files the optimizing compiler costs more (1 s of CPU) than it saves. It does not change the
 * triangles.
 */
const QUICK_START_BYTES = 1024 ** 2;

/**
 * Converts in a child process under `limits`. Throws `StepError`: `step_file_unreadable`, `step_file_dangling_references`,
 * `step_conversion_timeout`, `step_conversion_out_of_memory`; retryable are `step_aborted` (by the signal) and
 * `step_conversion_failed` (the child was killed, the disk is full).
 */
export async function convertStep(conversion: Conversion, ctx: StepContext): Promise<CadModel> {
  const outDir = await prepare(conversion, ctx.scratchDir);
  const ended = await runChild(outDir, conversion, ctx);
  if (ended.reason === 'aborted') throw aborted(conversion.fileName);
  const outcome = ended.reason === 'exited' && ended.exitCode === 0 ? await readOutcome(outDir) : null;
  if (outcome?.status === 'converted' && outcome.complaints.count === 0) {
    if (outcome.found.tooMany) throw stepFileError(conversion.fileName, tooManyParts(conversion.limits));
    return { ...outcome.found, meshes: await readMeshes(outDir, outcome.meshes) };
  }
  const problem = conversionProblem(ended, outcome, conversion.limits);
  throw problem ? stepFileError(conversion.fileName, problem) : failed(conversion.fileName, howItEnded(ended));
}

async function prepare(
  { bytes, deflection, fileName, limits: { parts } }: Conversion,
  scratchDir: string,
): Promise<string> {
  try {
    const outDir = await mkdtemp(join(scratchDir, 'cad-'));
    const stepPath = join(outDir, 'input.step');
    await writeFile(stepPath, bytes);
    await writeFile(join(outDir, REQUEST), JSON.stringify({ stepPath, outDir, ...deflection, parts }));
    return outDir;
  } catch (cause) {
    throw failed(fileName, `could not begin: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function runChild(outDir: string, { bytes, limits }: Conversion, ctx: StepContext): Promise<ProcessResult> {
  const quickStart = bytes.byteLength < QUICK_START_BYTES ? ['--liftoff-only'] : [];
  return ctx.processes.run({
    command: process.execPath,
    args: [...quickStart, `--max-old-space-size=${limits.heapMegabytes}`, CHILD, join(outDir, REQUEST)],
    cwd: outDir,
    timeoutMs: limits.timeoutMs,
    memoryLimitBytes: limits.memoryBytes,
    signal: ctx.signal,
  });
}

async function readOutcome(outDir: string): Promise<ConversionOutcome> {
  return JSON.parse(await readFile(join(outDir, 'result.json'), 'utf8')) as ConversionOutcome;
}

async function readMeshes(outDir: string, converted: ConvertedMesh[]): Promise<CadMesh[]> {
  const file = await readFile(join(outDir, 'meshes.bin'));
  let offset = file.byteOffset;
  const take = (count: number) => file.buffer.slice(offset, (offset += count * 4));
  return converted.map(({ positions, normals, indices, ...rest }) => ({
    positions: new Float32Array(take(positions)),
    normals: new Float32Array(take(normals)),
    indices: new Uint32Array(take(indices)),
    ...rest,
  }));
}

function aborted(fileName: string): StepError {
  return new StepError(
    'step_aborted',
    `The conversion of "${fileName}" was stopped because its caller gave up. Run the step again.`,
    { retryable: true },
  );
}

function howItEnded({ exitCode, stderr }: ProcessResult): string {
  const how = exitCode === null ? 'was killed' : `ended with code ${exitCode}`;
  return `${how} (${/^\w*Error: .*$/m.exec(stderr)?.[0] ?? 'it gave no reason'})`;
}

function failed(fileName: string, how: string, cause?: unknown): StepError {
  return new StepError(
    'step_conversion_failed',
    `The conversion of "${fileName}" ${how.slice(0, 300)}. The file may be fine: check memory and disk, then retry.`,
    { retryable: true, cause },
  );
}
