import type { Matrix } from './matrix.ts';
import type { Rgb } from './colours.ts';

/** A part's path from the outermost product, and its name. */
export interface PartName {
  path: string[];
  name: string;
  /** False where the file has no name of its own for the part. */
  named: boolean;
}

/** sRGB, null where the file says nothing, 'hidden' where it hides these triangles. */
export type Look = Rgb | 'hidden' | null;

/**
 * A body in one of its placements. `looks` is an index into the list of looks, which have a colour for each of the
 * mesh's faces.
 */
export interface Instance extends PartName {
  mesh: number;
  looks: number;
  matrix: Matrix;
  material: string | null;
  /** The assembly around it, an index into the groups; null at the top. */
  group: number | null;
}

/** An assembly in one of its places. */
export interface Group {
  name: string;
  parent: number | null;
}

/** All visible bodies of a model in all their places. */
export interface Instances {
  instances: Instance[];
  groups: Group[];
  looks: Look[][];
  /** Bodies that the file has and hides, and that its text names but the reader made no shape of. */
  hidden: number;
  missing: number;
  /** Usages with visible bodies that have no placement in the file. */
  unplaced: number;
  /** True where there are more than `limit`, hidden ones included; then nothing is listed. */
  tooMany: boolean;
}
