import { thicknessOfParts } from './thickness.js';

/** A closed box from corner to corner, its triangles turned outwards. */
function box([x0, y0, z0]: number[], [x1, y1, z1]: number[]) {
  const points = [z0!, z1!].flatMap((z) => [y0!, y1!].flatMap((y) => [x0!, x1!].flatMap((x) => [x, y, z])));
  const faces = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ];
  return { points, triangles: faces.flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!]) };
}

const thickness = (mesh: ReturnType<typeof box>, pieces = [{ part: 'a', from: 0, to: mesh.triangles.length }]) =>
  thicknessOfParts(mesh, pieces).get('a')!;

describe('thicknessOfParts', () => {
  it("is a sheet's, wherever it lies", () => {
    expect(thickness(box([500, 500, 7], [510, 510, 7.01]))).toBeCloseTo(0.01, 4);
  });

  it("is a wire's radius", () => {
    expect(thickness(box([0, 0, 0], [1000, 0.1, 0.1]))).toBeCloseTo(0.05, 4);
  });

  it('is nothing for a flat surface', () => {
    const { points, triangles } = box([1, 2, 3], [4, 5, 6]);
    expect(thickness({ points, triangles: triangles.slice(0, 6) })).toBe(0);
  });

  it('takes the pieces of a part together: faces of several colours are one body', () => {
    const cube = box([0, 0, 0], [6, 6, 6]);
    const pieces = [0, 6, 12, 18, 24, 30].map((from) => ({ part: 'a', from, to: from + 6 }));
    expect(thickness(cube, pieces)).toBeCloseTo(2, 6);
  });
});
