export type Vector = [number, number, number];

/** A symmetric 3 × 3 matrix, by rows. */
export type Symmetric = [Vector, Vector, Vector];

/** Rotations after which three axes are exact to the last bits; each sweep squares the error. */
const SWEEPS = 12;

/**
 * The unit eigenvectors of a symmetric matrix, largest eigenvalue first, by Jacobi rotations. Where eigenvalues are equal
 * any axes of that plane or space may come out.
 */
export function principalAxes(matrix: Symmetric): [Vector, Vector, Vector] {
  const a = matrix.map((row) => [...row]);
  const axes = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    rotate(a, axes, [0, 1]);
    rotate(a, axes, [0, 2]);
    rotate(a, axes, [1, 2]);
  }
  return [0, 1, 2].sort((i, j) => a[j]![j]! - a[i]![i]!).map((column) => axes.map((row) => row[column]!)) as [
    Vector,
    Vector,
    Vector,
  ];
}

/** Turns the axes p and q so that a[p][q] becomes 0. */
function rotate(a: number[][], axes: number[][], [p, q]: [number, number]): void {
  const off = a[p]![q]!;
  if (off === 0) return;
  const ratio = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const tan = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cos = 1 / Math.hypot(tan, 1);
  const sin = tan * cos;
  mixColumns(a, [p, q], [cos, sin]);
  mixRows(a, [p, q], [cos, sin]);
  mixColumns(axes, [p, q], [cos, sin]);
}

function mixColumns(matrix: number[][], [p, q]: [number, number], [cos, sin]: [number, number]): void {
  for (const row of matrix) [row[p], row[q]] = [cos * row[p]! - sin * row[q]!, sin * row[p]! + cos * row[q]!];
}

function mixRows(matrix: number[][], [p, q]: [number, number], [cos, sin]: [number, number]): void {
  const [first, second] = [matrix[p]!, matrix[q]!];
  matrix[p] = first.map((value, i) => cos * value - sin * second[i]!);
  matrix[q] = first.map((value, i) => sin * value + cos * second[i]!);
}
