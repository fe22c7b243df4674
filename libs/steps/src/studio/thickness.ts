/** Triangles in one list: points x y z x y z …, three indices a triangle. */
export interface Triangles {
  points: ArrayLike<number>;
  triangles: ArrayLike<number>;
}

/** Corners of the triangles of one piece of a part, as their first and the one after their last. */
export interface PartCorners {
  part: string;
  from: number;
  to: number;
}

/**
 * How thick the walls of each part are, in the points' lengths: twice its volume by its surface, which is the thickness of a
 * sheet, the radius of a wire, and 0 for a flat surface that encloses nothing.
 */
export function thicknessOfParts({ points, triangles }: Triangles, pieces: PartCorners[]): Map<string, number> {
  const sums = new Map<string, { origin: number; volume: number; area: number }>();
  for (const { part, from, to } of pieces) {
    const sum = sums.get(part) ?? { origin: 3 * (triangles[from] ?? 0), volume: 0, area: 0 };
    sums.set(part, sum);
    for (let i = from; i < to; i += 3) {
      const [a, b, c] = [3 * triangles[i]!, 3 * triangles[i + 1]!, 3 * triangles[i + 2]!];
      const [ux, uy, uz] = [points[b]! - points[a]!, points[b + 1]! - points[a + 1]!, points[b + 2]! - points[a + 2]!];
      const [vx, vy, vz] = [points[c]! - points[a]!, points[c + 1]! - points[a + 1]!, points[c + 2]! - points[a + 2]!];
      const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
      const { origin } = sum;
      const height =
        (points[a]! - points[origin]!) * nx +
        (points[a + 1]! - points[origin + 1]!) * ny +
        (points[a + 2]! - points[origin + 2]!) * nz;
      sum.area += Math.sqrt(nx * nx + ny * ny + nz * nz) / 2;
      sum.volume += height / 6;
    }
  }
  return new Map([...sums].map(([part, { volume, area }]) => [part, area > 0 ? (2 * Math.abs(volume)) / area : 0]));
}
