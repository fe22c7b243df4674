/** Row-major 3 × 4: the last column is the translation. */
export type Matrix = number[];

export const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];

export type Triple = [number, number, number];

/** First `b`, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [0, 4, 8].flatMap((row) =>
    [0, 1, 2, 3].map((column) => {
      const sum = a[row]! * b[column]! + a[row + 1]! * b[column + 4]! + a[row + 2]! * b[column + 8]!;
      return column === 3 ? sum + a[row + 3]! : sum;
    }),
  );
}

export function moved([x, y, z]: Triple, m: Matrix): Triple {
  return [
    m[0]! * x + m[1]! * y + m[2]! * z + m[3]!,
    m[4]! * x + m[5]! * y + m[6]! * z + m[7]!,
    m[8]! * x + m[9]! * y + m[10]! * z + m[11]!,
  ];
}

export function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Triple, b: Triple): Triple {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
