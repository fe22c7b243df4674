/** A node of the reader's product tree; `meshes` are indices into the converted meshes. */
export interface ConvertedNode {
  name: string;
  meshes: number[];
  children: ConvertedNode[];
}

/** A mesh as `result.json` describes it: how many numbers it has in `meshes.bin`; `colour` is linear RGB, 0 to 1. */
export interface ConvertedMesh {
  name: string;
  colour: [number, number, number] | null;
  positions: number;
  normals: number;
  indices: number;
}

/** What the reader printed as errors; at most the first five lines are kept. */
export interface ReaderComplaints {
  count: number;
  lines: string[];
}

/** What the conversion child writes to `result.json`. */
export type ConversionOutcome =
  | { status: 'converted'; complaints: ReaderComplaints; root: ConvertedNode; meshes: ConvertedMesh[] }
  | { status: 'unreadable'; complaints: ReaderComplaints }
  | { status: 'out_of_memory' | 'crashed'; complaints: ReaderComplaints; message: string };
