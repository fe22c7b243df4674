/**
 * A process of its own that turns a STEP file into triangles: `node convert-step.child.ts <request.json>`.
 * The request is `ConversionRequest`; it writes `meshes.bin` and then `result.json` into `outDir`. Lengths are metres, y up.
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface ConversionRequest {
  stepPath: string;
  outDir: string;
  linear: number;
  angular: number;
}

interface OcctMesh {
  name: string;
  color?: [number, number, number];
  brep_faces: { color: [number, number, number] | null }[];
  attributes: { position: { array: number[] }; normal?: { array: number[] } };
  index: { array: number[] };
}

interface OcctNode {
  name: string;
  meshes: number[];
  children: OcctNode[];
}

interface OcctResult {
  success: boolean;
  root: OcctNode;
  meshes: OcctMesh[];
}

interface Occt {
  ReadStepFile(bytes: Uint8Array, params: Record<string, unknown>): OcctResult;
}

const METRES_PER_MILLIMETRE = 0.001;
const KEPT_LINES = 5;

const request = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ConversionRequest;
const complaints = { count: 0, lines: [] as string[] };

function listen(line: string): void {
  if (!/\*\*\* ERR /.test(line)) return;
  complaints.count += 1;
  if (complaints.lines.length < KEPT_LINES) complaints.lines.push(line.slice(0, 300));
}

async function convert(): Promise<Record<string, unknown>> {
  const load = createRequire(import.meta.url)('occt-import-js') as (options: object) => Promise<Occt>;
  const occt = await load({ print: listen, printErr: listen });
  const result = occt.ReadStepFile(readFileSync(request.stepPath), {
    // The reader's tolerances are made for millimetres: in metres some surfaces get other triangles.
    linearUnit: 'millimeter',
    linearDeflectionType: 'bounding_box_ratio',
    linearDeflection: request.linear,
    angularDeflection: request.angular,
  });
  if (!result.success) return { status: 'unreadable', complaints };
  return { status: 'converted', complaints, root: result.root, meshes: writeMeshes(result.meshes) };
}

/** One file: for each mesh its positions, its normals (both float32 triples) and its indices (uint32), native byte order. */
function writeMeshes(meshes: OcctMesh[]) {
  const file = openSync(join(request.outDir, 'meshes.bin'), 'wx');
  const written = meshes.map((mesh) => {
    const { position, normal } = mesh.attributes;
    write(file, toGltfAxes(position.array, METRES_PER_MILLIMETRE));
    write(file, toGltfAxes(normal?.array ?? [], 1));
    write(file, Uint32Array.from(mesh.index.array));
    return {
      name: mesh.name,
      colour: colourOf(mesh),
      positions: position.array.length,
      normals: normal?.array.length ?? 0,
      indices: mesh.index.array.length,
    };
  });
  closeSync(file);
  return written;
}

/** STEP has z up, glTF y up: (x, y, z) becomes (x, z, -y). Baked in, so that every consumer sees the same axes. */
function toGltfAxes(triples: number[], scale: number): Float32Array {
  const turned = new Float32Array(triples.length);
  for (let at = 0; at < triples.length; at += 3) {
    turned[at] = (triples[at] ?? 0) * scale;
    turned[at + 1] = (triples[at + 2] ?? 0) * scale;
    // Zero minus, because -0 would be other bytes than 0.
    turned[at + 2] = 0 - (triples[at + 1] ?? 0) * scale;
  }
  return turned;
}

/** The colour that all faces share, which hides the part's own. Linear RGB, 0 to 1. */
function colourOf({ color, brep_faces }: OcctMesh): [number, number, number] | null {
  const [first] = brep_faces;
  const shared = first?.color && brep_faces.every((face) => String(face.color) === String(first.color));
  return (shared ? first.color : color) ?? null;
}

function write(file: number, values: Float32Array | Uint32Array): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let done = 0; done < bytes.byteLength;) done += writeSync(file, bytes, done);
}

function failure(error: unknown): Record<string, unknown> {
  // A full disk or a missing package is no fault of the customer's file.
  if (error instanceof Error && 'code' in error) throw error;
  const message = error instanceof Error ? error.message : String(error);
  const outOfMemory = /memory|\boom\b|bad_alloc|allocation failed|invalid (array|typed array) length/i.test(message);
  return { status: outOfMemory ? 'out_of_memory' : 'crashed', complaints, message: message.slice(0, 300) };
}

const outcome = await convert().catch(failure);
writeFileSync(join(request.outDir, 'result.json'), JSON.stringify(outcome));
