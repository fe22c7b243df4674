import { WebIO } from '@gltf-transform/core';
import type { Document, Node, mat4 } from '@gltf-transform/core';
import type { BoundingBox } from '../../domain.js';
import { StepError } from '../../step-error.js';
import { thicknessOfParts } from '../../studio/thickness.js';

export type Triple = [number, number, number];

/** A model in the unit studio: its box around the origin with a half diagonal of 1; y up unless `fit` is used. */
export interface UnitStudio {
  /** For Blender: (point − centre) · scale, z up. */
  fit: { centre: Triple; scale: number };
  floor: number;
  /** The box's corners and all vertices, x y z x y z …. */
  corners: number[];
  points: Float32Array;
  /** By part: of the walls of a sheet, or a wire's radius. */
  thickness: Map<string, number>;
}

/** Measures a GLB (metres, y up) and its box. Throws `StepError('glb_unreadable')`. */
export async function unitStudio(glb: Uint8Array, { min, max }: BoundingBox): Promise<UnitStudio> {
  const { centre, scale } = unitFit({ min, max });
  const pieces = piecesOf(await readGlb(glb));
  const points = worldPoints(pieces);
  for (let i = 0; i < points.length; i++) points[i] = (points[i]! - centre[i % 3]!) * scale;
  const [x, y, z] = min.map((low, i) => [low, max[i]!].map((at) => (at - centre[i]!) * scale)) as [
    number[],
    number[],
    number[],
  ];
  const corners = x.flatMap((a) => y.flatMap((b) => z.flatMap((c) => [a, b, c])));
  return {
    fit: { centre: toBlender(centre), scale },
    floor: y[0]!,
    corners,
    points,
    thickness: thicknessOf(pieces, points),
  };
}

/** What brings a box into the unit studio: (point − centre) · scale. */
export function unitFit({ min, max }: BoundingBox): { centre: Triple; scale: number } {
  const centre = min.map((low, i) => (low + max[i]!) / 2) as Triple;
  return { centre, scale: 1 / Math.max(Math.hypot(...min.map((low, i) => max[i]! - low)) / 2, 1e-9) };
}

/** glTF's y-up axes to Blender's z-up axes. */
export function toBlender([x, y, z]: Triple): Triple {
  return [x, -z, y];
}

/** A GLB as a document. Throws `StepError('glb_unreadable')`. */
export async function readGlb(glb: Uint8Array): Promise<Document> {
  try {
    // A copy, because the reader needs aligned bytes. It refuses offsets outside of them.
    return await new WebIO().readBinary(new Uint8Array(glb));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StepError('glb_unreadable', `The model cannot be read: ${why}. Run glb_export again.`, {
      retryable: false,
      cause,
    });
  }
}

interface Piece {
  part: string;
  positions: ArrayLike<number>;
  /** Null for every three points a triangle. */
  indices: ArrayLike<number> | null;
  matrix: mat4;
}

function piecesOf(document: Document): Piece[] {
  const root = document.getRoot();
  const pieces: Piece[] = [];
  (root.getDefaultScene() ?? root.listScenes()[0])?.traverse((node) => {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const positions = primitive.getAttribute('POSITION')?.getArray();
      const indices = primitive.getIndices()?.getArray() ?? null;
      if (positions) pieces.push({ part: partOf(node) ?? '', positions, indices, matrix: node.getWorldMatrix() });
    }
  });
  return pieces;
}

/** The part that a node or its nearest ancestor names. */
export function partOf(node: Node): string | undefined {
  for (let at: Node | null = node; at; at = at.getParentNode()) {
    const { part } = at.getExtras();
    if (typeof part === 'string') return part;
  }
  return undefined;
}

function worldPoints(pieces: Piece[]): Float32Array {
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

function thicknessOf(pieces: Piece[], points: Float32Array): Map<string, number> {
  const corners = ({ positions, indices }: Piece) => indices?.length ?? positions.length / 3;
  const triangles = new Uint32Array(pieces.reduce((sum, piece) => sum + corners(piece), 0));
  let [at, first] = [0, 0];
  const ranges = pieces.map((piece) => {
    const from = at;
    for (let i = 0; i < corners(piece); i++) triangles[at++] = first + (piece.indices ? piece.indices[i]! : i);
    first += piece.positions.length / 3;
    return { part: piece.part, from, to: at };
  });
  return thicknessOfParts({ points, triangles }, ranges);
}

/** A point moved by a matrix. */
export function moved(m: mat4, x: number, y: number, z: number): Triple {
  return [0, 1, 2].map((row) => m[row]! * x + m[row + 4]! * y + m[row + 8]! * z + m[row + 12]!) as Triple;
}
