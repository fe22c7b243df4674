import { cross, dot } from './matrix.ts';
import type { Triple } from './matrix.ts';

/** Indices of the points of a triangle, counter-clockwise as seen from outside. */
export type Corners = [number, number, number];

/** Triangles that meet at a flatter angle than 30° are one smooth surface. */
const SMOOTH = Math.cos(Math.PI / 6);

/**
 * A unit normal for each corner of each triangle, one after the other, and the triangles' areas: the mean over the
 * triangles at that point which make a smooth surface with its own, by their areas.
 */
export function smoothNormals(points: Triple[], triangles: Corners[]): { normals: Triple[]; areas: number[] } {
  const faces = triangles.map(([a, b, c]) => cross(minus(points[b]!, points[a]!), minus(points[c]!, points[a]!)));
  const around = new Map<number, number[]>();
  for (const [at, corners] of triangles.entries()) {
    for (const corner of corners) {
      const among = around.get(corner);
      if (among) among.push(at);
      else around.set(corner, [at]);
    }
  }
  const normals = triangles.flatMap((corners, at) =>
    corners.map((corner) => {
      const own = unit(faces[at]!);
      const smooth = around.get(corner)!.filter((other) => other === at || dot(own, unit(faces[other]!)) > SMOOTH);
      return unit(smooth.map((other) => faces[other]!).reduce(plus));
    }),
  );
  return { normals, areas: faces.map((face) => Math.hypot(...face) / 2) };
}

function unit(vector: Triple): Triple {
  const length = Math.hypot(...vector);
  return length > 0 ? [vector[0] / length, vector[1] / length, vector[2] / length] : [0, 0, 1];
}

function plus(a: Triple, b: Triple): Triple {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function minus(a: Triple, b: Triple): Triple {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
