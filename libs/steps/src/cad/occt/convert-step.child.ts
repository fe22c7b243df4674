/**
 * A child process that converts a STEP file to triangles: `node convert-step.child.ts <request.json>`. The request is a
 * `ConversionRequest`; it writes `meshes.bin` and then `result.json` into `outDir`. It handles shapes and the ranks of
 * their entities; their meaning is read from the text of the file.
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TopoDS_Shape } from '@bitbybit-dev/occt/bitbybit-dev-occt/bitbybit-dev-occt.js';
import type { Body } from '../structure/bodies.ts';
import { withStandIns } from '../structure/stand-ins.ts';
import { readTessellations } from '../structure/tessellation.ts';
import { findProducts, standIns, uniqueBodies } from './bodies.child.ts';
import type {
  BodyMesh,
  ConversionOutcome,
  ConversionPhase,
  ConversionReport,
  ConversionRequest,
  ConvertedMesh,
} from '../structure/conversion-outcome.js';
import type { Triple } from '../structure/matrix.ts';
import { meshBody } from './mesh.child.ts';
import { listInstances } from '../structure/list-instances.ts';
import { planConversion } from '../structure/plan.ts';
import { productInItself } from '../structure/product-in-itself.ts';
import { readStructure } from '../structure/structure.ts';
import { complaints, readStep, transferRoots } from './reader.child.ts';

const METRES_PER_MILLIMETRE = 0.001;
/** Characters; 100,000 parts with short names take a fifth of it. */
const LARGEST_REPORT = 128 * 1024 ** 2;

const request = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ConversionRequest;

/** Milliseconds by phase; the first began with the process. */
const taken: Partial<Record<ConversionPhase, number>> = {};
let since = 0;

function took(phase: ConversionPhase): void {
  const now = performance.now();
  taken[phase] = Math.round(10 * (now - since)) / 10;
  since = now;
}

function convert(): ConversionOutcome {
  took('start');
  const text = readFileSync(request.stepPath);
  const structure = readStructure(text);
  const recursive = productInItself(structure.products);
  if (recursive) return { status: 'recursive', complaints, product: { id: recursive.id, name: recursive.name } };
  const tessellated = structure.bodies.filter(({ kind }) => kind === 'tessellated');
  took('text');
  const isRead = readStep(readable(text, tessellated));
  took('read');
  if (!isRead) return { status: 'unreadable', complaints };
  const plan = planConversion(structure);
  const products = findProducts(plan, transferRoots(plan.roots));
  took('transfer');
  const triangles = tessellationsByRank(text, tessellated, structure.units);
  const meshes = writeMeshes((body) => triangles.get(standIns.get(body) ?? 0) ?? meshBody(body, request));
  took('mesh');
  const found = listInstances(structure, { products, meshes }, request.parts);
  took('list');
  return { status: 'converted', complaints, found, meshes };
}

function readable(text: Buffer, tessellated: Body[]): Buffer {
  if (tessellated.length === 0) return text;
  const bodies = new Set(tessellated.map(({ id }) => id));
  return withStandIns(text, { bodies, representations: new Set(tessellated.flatMap((body) => body.representations)) });
}

function tessellationsByRank(text: Buffer, tessellated: Body[], units: Map<number, number>): Map<number, BodyMesh> {
  if (tessellated.length === 0) return new Map();
  const meshes = readTessellations(text, units);
  return new Map(tessellated.map(({ id, rank }) => [rank, meshes.get(id)!]));
}

/** One file: for each mesh its positions, its normals (both float32 triples) and its indices (uint32), native byte order. */
function writeMeshes(meshOf: (body: TopoDS_Shape) => BodyMesh): ConvertedMesh[] {
  const file = openSync(join(request.outDir, 'meshes.bin'), 'wx');
  const written = uniqueBodies.map((body) => {
    const { positions, normals, indices, ...rest } = meshOf(body);
    const origin = centreOf(positions);
    write(file, toGltf(positions, origin, METRES_PER_MILLIMETRE));
    write(file, toGltf(normals, [0, 0, 0], 1));
    write(file, Uint32Array.from(indices));
    return { positions: positions.length, normals: normals.length, indices: indices.length, origin, ...rest };
  });
  closeSync(file);
  return written;
}

/**
 * The middle of the box around points. Subtracted before they become float32, so that a model far from the origin keeps
 * its detail.
 */
function centreOf(points: number[]): Triple {
  const low: Triple = [Infinity, Infinity, Infinity];
  const high: Triple = [-Infinity, -Infinity, -Infinity];
  for (const [at, value] of points.entries()) {
    const axis = (at % 3) as 0 | 1 | 2;
    low[axis] = Math.min(low[axis], value);
    high[axis] = Math.max(high[axis], value);
  }
  return points.length === 0 ? [0, 0, 0] : [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2];
}

/** STEP has z up, glTF y up: (x, y, z) becomes (x, z, -y). */
function toGltf(triples: number[], [ox, oy, oz]: Triple, scale: number): Float32Array {
  const turned = new Float32Array(triples.length);
  for (let at = 0; at < triples.length; at += 3) {
    turned[at] = (triples[at]! - ox) * scale;
    turned[at + 1] = (triples[at + 2]! - oz) * scale;
    // Zero minus, because -0 would be other bytes than 0.
    turned[at + 2] = 0 - (triples[at + 1]! - oy) * scale;
  }
  return turned;
}

function write(file: number, values: Float32Array | Uint32Array): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let done = 0; done < bytes.byteLength;) done += writeSync(file, bytes, done);
}

/** The reader's own exceptions arrive as numbers. */
function failure(error: unknown): ConversionOutcome {
  // A full disk or a missing package is not caused by the customer's file.
  if (error instanceof Error && 'code' in error) throw error;
  const message = error instanceof Error ? error.message : `exception ${String(error)}`;
  const outOfMemory = /memory|\boom\b|bad_alloc|allocation failed|invalid (array|typed array) length/i.test(message);
  return { status: outOfMemory ? 'out_of_memory' : 'crashed', complaints, message: message.slice(0, 300) };
}

function outcome(): string {
  try {
    return written(convert());
  } catch (error) {
    return written(failure(error));
  }
}

/** The caller reads the whole report into memory, so its size is bounded. */
function written(outcome: ConversionOutcome): string {
  const report: ConversionReport = { ...outcome, cost: { ...taken, peakBytes: 1024 * process.resourceUsage().maxRSS } };
  const text = JSON.stringify(report);
  if (text.length > LARGEST_REPORT) throw new Error(`out of memory: the list of parts has ${text.length} characters`);
  return text;
}

writeFileSync(join(request.outDir, 'result.json'), outcome());
