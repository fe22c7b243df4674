import { WebIO } from '@gltf-transform/core';
import type { Document, mat4 } from '@gltf-transform/core';
import type { BoundingBox } from '../../domain.js';
import { StepError } from '../../step-error.js';

export type Triple = [number, number, number];

/** A model as it stands in the unit studio: its box around the origin with a half diagonal of 1; y up unless `fit` is used. */
export interface UnitStudio {
  /** For Blender: (point − centre) · scale, z up. */
  fit: { centre: Triple; scale: number };
  floor: number;
  /** The box's corners and all vertices, x y z x y z …. */
  corners: number[];
  points: Float32Array;
}

/** Measures a GLB (metres, y up) and its box. Throws `StepError('glb_unreadable')`. */
export async function unitStudio(glb: Uint8Array, { min, max }: BoundingBox): Promise<UnitStudio> {
  const centre = min.map((low, i) => (low + max[i]!) / 2) as Triple;
  const scale = 1 / Math.max(Math.hypot(...min.map((low, i) => max[i]! - low)) / 2, 1e-9);
  const points = worldPoints(await read(glb));
  for (let i = 0; i < points.length; i++) points[i] = (points[i]! - centre[i % 3]!) * scale;
  const [x, y, z] = min.map((low, i) => [low, max[i]!].map((at) => (at - centre[i]!) * scale)) as [
    number[],
    number[],
    number[],
  ];
  const corners = x.flatMap((a) => y.flatMap((b) => z.flatMap((c) => [a, b, c])));
  return { fit: { centre: toBlender(centre), scale }, floor: y[0]!, corners, points };
}

/** glTF's y-up axes to Blender's z-up axes. */
export function toBlender([x, y, z]: Triple): Triple {
  return [x, -z, y];
}

async function read(glb: Uint8Array): Promise<Document> {
  try {
    // A copy, because the reader needs bytes that begin at a multiple of four. It refuses what lies outside of them.
    return await new WebIO().readBinary(new Uint8Array(glb));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StepError('glb_unreadable', `The model cannot be read: ${why}. Run glb_export again.`, {
      retryable: false,
      cause,
    });
  }
}

function worldPoints(document: Document): Float32Array {
  const root = document.getRoot();
  const pieces: { positions: ArrayLike<number>; matrix: mat4 }[] = [];
  (root.getDefaultScene() ?? root.listScenes()[0])?.traverse((node) => {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const positions = primitive.getAttribute('POSITION')?.getArray();
      if (positions) pieces.push({ positions, matrix: node.getWorldMatrix() });
    }
  });
  const points = new Float32Array(pieces.reduce((sum, { positions }) => sum + positions.length, 0));
  let at = 0;
  for (const { positions, matrix } of pieces) {
    for (let i = 0; i < positions.length; i += 3) {
      points.set(moved(matrix, positions[i]!, positions[i + 1]!, positions[i + 2]!), at);
      at += 3;
    }
  }
  return points;
}

function moved(m: mat4, x: number, y: number, z: number): Triple {
  return [0, 1, 2].map((row) => m[row]! * x + m[row + 4]! * y + m[row + 8]! * z + m[row + 12]!) as Triple;
}
