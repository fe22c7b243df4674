import type { CadMesh } from './convert-step.js';
import type { CadPart } from './list-parts.js';
import { IDENTITY } from './structure/matrix.js';
import { placeParts } from './place-parts.js';

/** A box around its own middle, in metres with y up; `origin` is where that is in its file, in millimetres with z up. */
function box([x, y, z]: [number, number, number], origin: CadMesh['origin'] = [0, 0, 0]): CadMesh {
  const half = [x / 2, y / 2, z / 2];
  const positions = Float32Array.from(half.map((value) => -value).concat(half));
  return { positions, normals: new Float32Array(6), indices: new Uint32Array(3), origin, faces: [], bareFaces: 0 };
}

const part = (matrix: number[] = IDENTITY, mesh = 0) => ({ mesh, matrix }) as CadPart;
const moved = (x: number, y: number, z: number, turn = IDENTITY) =>
  turn.map((value, at) => (at % 4 === 3 ? [x, y, z][(at - 3) / 4]! : value));

function expectTriple(actual: readonly number[], expected: number[]): void {
  expected.forEach((value, axis) => expect(actual[axis]).toBeCloseTo(value, 9));
}

describe('placeParts', () => {
  it('moves the centre of the model to the origin, and records where it was', () => {
    const { placements, origin } = placeParts([part(), part(moved(10, 0, 0))], [box([0.002, 0.002, 0.002], [1, 1, 1])]);
    expectTriple(origin, [0.006, 0.001, -0.001]);
    expectTriple(placements[0]!.at, [-0.005, 0, 0]);
    expectTriple(placements[1]!.at, [0.005, 0, 0]);
    expect(placements.map(({ turn }) => turn)).toEqual([null, null]);
  });

  it('turns z up into y up', () => {
    const { placements } = placeParts([part(), part(moved(2, 4, 8))], [box([0, 0, 0])]);
    expectTriple(placements[1]!.at, [0.001, 0.004, -0.002]);
  });

  it('turns a part about z about y, and takes that into the box of the model', () => {
    const quarter = [0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0];
    const { placements, origin } = placeParts([part(moved(0, 0, 0, quarter))], [box([0.004, 0.002, 0.002], [2, 0, 0])]);
    // x (1, 0, 0) comes to y of the file, which is -z here.
    expect(placements[0]!.turn).toEqual([0, 0, 1, 0, 1, 0, -1, 0, 0]);
    expectTriple(origin, [0, 0, -0.002]);
    expectTriple(placements[0]!.at, [0, 0, 0]);
  });

  it.each([
    ['mirrored', [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0], [-1, 0, 0, 0, 1, 0, 0, 0, 1], [-0.002, 0, 0]],
    ['scaled', [3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0], [3, 0, 0, 0, 3, 0, 0, 0, 3], [0.006, 0, 0]],
  ])('keeps a %s matrix whole', (_, matrix, turn, middle) => {
    const { placements, origin } = placeParts([part(matrix)], [box([0.002, 0.002, 0.002], [2, 0, 0])]);
    expect(placements[0]!.turn).toEqual(turn);
    expectTriple(origin, middle);
  });

  it('writes no minus zero', () => {
    const { placements } = placeParts([part([-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0])], [box([0.002, 0.002, 0.002])]);
    for (const value of [...placements[0]!.turn!, ...placements[0]!.at]) expect(Object.is(value, -0)).toBe(false);
  });

  it('keeps differences far from the origin, which 32 bits would lose', () => {
    const far = 5e11;
    const { placements } = placeParts([part(moved(far, 0, 0)), part(moved(far + 1, 0, 0))], [box([0, 0, 0])]);
    expect(placements[1]!.at[0] - placements[0]!.at[0]).toBeCloseTo(0.001, 6);
  });
});
