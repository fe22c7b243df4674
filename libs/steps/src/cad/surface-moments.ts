import type { Symmetric, Vector } from './principal-axes.js';

/** Triangles: positions x y z …, three indices each. */
export interface Triangles {
  positions: ArrayLike<number>;
  indices: ArrayLike<number>;
}

/** Of a surface: its area, its centre, how it spreads around that (the mean of the outer products), what it encloses. */
export interface SurfaceMoments {
  area: number;
  centre: Vector;
  spread: Symmetric;
  volume: number;
}

/** Calls with the corners of each triangle, as seen from `origin`. */
export function eachTriangle(
  { positions, indices }: Triangles,
  origin: Vector,
  visit: (a: Vector, b: Vector, c: Vector) => void,
): void {
  const corner = (index: number): Vector => [
    positions[3 * index]! - origin[0],
    positions[3 * index + 1]! - origin[1],
    positions[3 * index + 2]! - origin[2],
  ];
  for (let at = 0; at < indices.length; at += 3) {
    visit(corner(indices[at]!), corner(indices[at + 1]!), corner(indices[at + 2]!));
  }
}

/**
 * Exact for the triangles, whatever their number: with corners a, b, c seen from the centre, area |(b-a) × (c-a)| / 2, mean
 * of x·xᵀ over a triangle (aaᵀ + bbᵀ + ccᵀ + ssᵀ) / 12 for s = a + b + c, and signed volume Σ a · (b × c) / 6.
 */
export function surfaceMoments(mesh: Triangles): SurfaceMoments {
  const { area, centre } = centreOf(mesh);
  const spread: Symmetric = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  let volume = 0;
  eachTriangle(mesh, centre, (a, b, c) => {
    const weight = areaOf(a, b, c) / 12 / area;
    const corners = [a, b, c, add(a, b, c)];
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) spread[i]![j]! += weight * corners.reduce((sum, x) => sum + x[i]! * x[j]!, 0);
    }
    volume += dot(a, cross(b, c)) / 6;
  });
  return { area, centre, spread, volume };
}

function centreOf(mesh: Triangles): { area: number; centre: Vector } {
  let area = 0;
  const sum: Vector = [0, 0, 0];
  eachTriangle(mesh, [0, 0, 0], (a, b, c) => {
    const own = areaOf(a, b, c);
    area += own;
    add(a, b, c).forEach((value, i) => (sum[i]! += (own * value) / 3));
  });
  return { area, centre: sum.map((value) => value / area) as Vector };
}

function areaOf(a: Vector, b: Vector, c: Vector): number {
  return Math.hypot(...cross(minus(b, a), minus(c, a))) / 2;
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function add(a: Vector, b: Vector, c: Vector): Vector {
  return [a[0] + b[0] + c[0], a[1] + b[1] + c[1], a[2] + b[2] + c[2]];
}
