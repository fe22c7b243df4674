import { ballLines, sharpLines, turned, type Body } from './lathe';

/** A model as the studio opens it: a GLB and the box around it. */
export interface SampleModel {
  glb: Uint8Array<ArrayBuffer>;
  bounds: { min: [number, number, number]; max: [number, number, number] };
}

/** The only part of the sample. */
export const SAMPLE_PART = 'sample';

/** A flanged bush with a ball in it: a flat, an edge, a hole and a curve, which show what a surface does with light. */
const FLANGE = [
  [0.42, 0],
  [1.16, 0],
  [1.2, 0.04],
  [1.2, 0.2],
  [1.16, 0.24],
  [0.8, 0.24],
  [0.8, 0.66],
  [0.74, 0.72],
  [0.5, 0.72],
  [0.42, 0.64],
  [0.42, 0],
] as const;

export function sampleModel(): SampleModel {
  const body = turned([...sharpLines(FLANGE), ...ballLines(0.62, 1.1, 32)]);
  return { glb: glbOf(body), bounds: boundsOf(body.positions) };
}

function boundsOf(positions: readonly number[]): SampleModel['bounds'] {
  const axes = [0, 1, 2].map((axis) => positions.filter((_, i) => i % 3 === axis));
  const least = axes.map((all) => Math.min(...all)) as [number, number, number];
  return { min: least, max: axes.map((all) => Math.max(...all)) as [number, number, number] };
}

const FLOAT = 5126;
const UINT = 5125;

/** The body as a binary glTF of one node, which names its part. */
function glbOf({ positions, normals, indices }: Body): Uint8Array<ArrayBuffer> {
  const bytes = [new Float32Array(positions), new Float32Array(normals), new Uint32Array(indices)];
  const starts = [0, bytes[0]!.byteLength, bytes[0]!.byteLength + bytes[1]!.byteLength];
  const count = positions.length / 3;
  const gltf = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, extras: { part: SAMPLE_PART } }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0, NORMAL: 1 }, indices: 2 }] }],
    accessors: [
      { bufferView: 0, componentType: FLOAT, count, type: 'VEC3', ...boundsOf(positions) },
      { bufferView: 1, componentType: FLOAT, count, type: 'VEC3' },
      { bufferView: 2, componentType: UINT, count: indices.length, type: 'SCALAR' },
    ],
    bufferViews: bytes.map(({ byteLength }, i) => ({ buffer: 0, byteOffset: starts[i], byteLength })),
    buffers: [{ byteLength: bytes.reduce((sum, { byteLength }) => sum + byteLength, 0) }],
  };
  return packed(new TextEncoder().encode(padded(JSON.stringify(gltf))), bytes);
}

const padded = (json: string): string => json.padEnd(Math.ceil(json.length / 4) * 4, ' ');

function packed(json: Uint8Array, parts: readonly (Float32Array | Uint32Array)[]): Uint8Array<ArrayBuffer> {
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const glb = new Uint8Array(28 + json.byteLength + size);
  const view = new DataView(glb.buffer);
  const words = [0x46546c67, 2, glb.byteLength, json.byteLength, 0x4e4f534a];
  words.forEach((word, i) => view.setUint32(4 * i, word, true));
  glb.set(json, 20);
  view.setUint32(20 + json.byteLength, size, true);
  view.setUint32(24 + json.byteLength, 0x004e4942, true);
  let at = 28 + json.byteLength;
  for (const { buffer, byteLength } of parts) {
    glb.set(new Uint8Array(buffer), at);
    at += byteLength;
  }
  return glb;
}
