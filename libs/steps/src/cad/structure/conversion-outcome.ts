/**
 * The interface between `convertStep` and its child process, and within the child. Entities of the STEP file are named
 * by their rank: 1 is the first instance of the data sections. Lengths are millimetres, z up, as the reader has them.
 */
import type { Instances } from './instances.js';
import type { Matrix } from './matrix.js';

export type { Matrix };

/** The child's request; `linear` is a share of a body's mean extent, `angular` radians, `parts` the most that are listed. */
export interface ConversionRequest {
  stepPath: string;
  outDir: string;
  linear: number;
  angular: number;
  parts: number;
}

/** The shapes to find for the product tree, from the text of the file. */
export interface ConversionPlan {
  products: PlannedProduct[];
  /** The number of root products. */
  roots: number;
  /** Solids and shells whose name or colour is known. */
  bodies: number[];
  /** Bodies for which a single point stands in. */
  tessellated: number[];
  /** Faces and shells inside a body that have a colour or a visibility of their own. */
  faces: number[];
  /** Shapes placed by a mapped item. */
  mapped: PlannedMapping[];
}

/**
 * A product definition and the usages of other products in it; `moves`: how
 * each usage moves what it uses, of a product that shows nothing else; null where shapes are to be asked.
 */
export interface PlannedProduct {
  rank: number;
  usages: PlannedUsage[];
  moves: Matrix[] | null;
}

/** `product` is an index into the plan's products; `placed` as for a mapped item. */
export interface PlannedUsage extends PlannedMapping {
  product: number;
}

/** A mapped item; `placed` where its text says more than what the reader makes of it. */
export interface PlannedMapping {
  rank: number;
  placed: Matrix | null;
}

/** A body in a placement of its product; `body` and `mapped` are ranks, 0 for a body that the plan does not name. */
export interface ConvertedBody {
  mesh: number;
  body: number;
  mapped: number[];
  matrix: Matrix;
}

/** What a planned product shows itself, and where each of its usages is; null for a usage without a place. */
export interface ConvertedProduct {
  bodies: ConvertedBody[];
  usages: (Matrix | null)[];
}

/** Neighbouring triangles of faces that the plan names by the same ranks, the face's before its shell's; `area` in mm². */
export interface ConvertedFaces {
  ranks: number[];
  triangles: number;
  area: number;
}

/**
 * A body's triangles: vertices in millimetres, z up, unit normals, three indices a triangle, whose triangles they are, and
 * how many faces have none.
 */
export interface BodyMesh {
  positions: number[];
  normals: number[];
  indices: number[];
  faces: ConvertedFaces[];
  bareFaces: number;
}

/**
 * A mesh as `result.json` describes it: how many numbers it has in `meshes.bin`, what was subtracted from its vertices, its
 * faces in the order of its triangles, and how many faces have no triangles, which the mesher failed on.
 */
export interface ConvertedMesh {
  positions: number;
  normals: number;
  indices: number;
  origin: [number, number, number];
  faces: ConvertedFaces[];
  bareFaces: number;
}

/** The reader's error lines; at most the first five are kept. */
export interface ReaderComplaints {
  count: number;
  lines: string[];
}

/**
 * The cost of a conversion: milliseconds to start the process with its reader, to read the text, to read the file's
 * entities, to create shapes, to mesh and write them, and to list the parts; and the peak of resident memory, in bytes.
 * Phases that were not reached are absent.
 */
export interface ConversionCost extends Partial<Record<ConversionPhase, number>> {
  peakBytes: number;
}

export type ConversionPhase = 'start' | 'text' | 'read' | 'transfer' | 'mesh' | 'list';

/** The contents of `result.json`. */
export type ConversionReport = ConversionOutcome & { cost: ConversionCost };

export type ConversionOutcome =
  | { status: 'converted'; complaints: ReaderComplaints; found: Instances; meshes: ConvertedMesh[] }
  | { status: 'unreadable'; complaints: ReaderComplaints }
  | { status: 'recursive'; complaints: ReaderComplaints; product: { id: number; name: string } }
  | { status: 'out_of_memory' | 'crashed'; complaints: ReaderComplaints; message: string };
