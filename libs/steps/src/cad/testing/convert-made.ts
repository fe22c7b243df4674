import { readAll } from '#artifacts';
import type { Part } from '../../domain.js';
import type { StepLog } from '../../ports/index.js';
import { convertFixture } from '../../testing/convert-fixture.js';
import { createTestContext } from '../../testing/step-test-context.js';
import { readShownParts } from './read-model.js';
import type { ShownPart } from './read-model.js';
import { StepWriter } from './step-writer.js';

/** A part as `glb_export` lists it and as its GLB shows it. */
export type MadePart = Part & ShownPart;

export interface Made {
  parts: MadePart[];
  glb: Uint8Array;
  /** Without the closing `cad.converted`. */
  logs: StepLog[];
}

/** Converts a STEP text of a spec or a file of the project, in its own context. */
export async function convertMade(file: string | Uint8Array | ((writer: StepWriter) => void)): Promise<Made> {
  const world = await createTestContext();
  try {
    const out = await convertFixture(world.ctx, typeof file === 'function' ? written(file) : file);
    const glb = new Uint8Array(await readAll(world.ctx.artifacts, out.glb.artifact.sha256));
    const shown = await readShownParts(glb);
    const byKey = new Map(shown.map((part) => [part.key, part]));
    const parts = out.parts.map((part) => ({ ...part, ...byKey.get(part.key)! }));
    return { parts, glb, logs: world.logs.filter(({ code }) => code !== 'cad.converted') };
  } finally {
    await world.dispose();
  }
}

/** Of the box around a part: x × y × z with z up, in millimetres. */
export function sizeOf({ low, high }: ShownPart): string {
  return high.map((value, axis) => Math.round((value - low[axis]!) * 1000) / 1000).join(' × ');
}

function written(write: (writer: StepWriter) => void): Uint8Array {
  const writer = new StepWriter();
  write(writer);
  return Buffer.from(writer.text());
}

/** A GLB's JSON without the place of its origin, and its binary chunk. */
export function withoutOrigin(glb: Uint8Array): [json: unknown, binary: Buffer] {
  const bytes = Buffer.from(glb);
  const end = 20 + bytes.readUInt32LE(12);
  const json = JSON.parse(bytes.toString('utf8', 20, end)) as { scenes: { extras: { origin?: unknown } }[] };
  delete json.scenes[0]?.extras.origin;
  return [json, bytes.subarray(end)];
}
