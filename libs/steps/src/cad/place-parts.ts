import type { CadMesh } from './convert-step.js';
import type { CadPart } from './list-parts.js';
import { moved } from './structure/matrix.js';
import type { Triple } from './structure/matrix.js';

/** A mesh's placement in the model, in metres, y up; `turn` is row-major 3 × 3, null where it only moves. */
export interface Placement {
  at: Triple;
  turn: number[] | null;
}

/** The parts around the middle of the model. `origin` is where that is in the file's own coordinates: metres, y up. */
export interface Placed {
  placements: Placement[];
  origin: Triple;
}

const METRES_PER_MILLIMETRE = 0.001;
/** Places are multiples of a nanometre, so that files in other units give the same bytes. */
const PER_METRE = 1e9;
const STEP_AXIS = [0, 2, 1];
const SIGN = [1, 1, -1];

/**
 * Places parts so that the model's box has its middle at the origin. All of it in double precision, since far from the
 * origin float32 keeps no detail.
 */
export function placeParts(parts: CadPart[], meshes: CadMesh[]): Placed {
  const boxes = new Map<number, [low: Triple, high: Triple]>();
  const low: Triple = [Infinity, Infinity, Infinity];
  const high: Triple = [-Infinity, -Infinity, -Infinity];
  const placements = parts.map(({ mesh, matrix }) => {
    const at = toGltf(moved(meshes[mesh]!.origin, matrix)).map((value) => value * METRES_PER_MILLIMETRE) as Triple;
    const placement = { at, turn: turnOf(matrix) };
    const box = boxes.get(mesh) ?? boxOf(meshes[mesh]!);
    boxes.set(mesh, box);
    for (const corner of cornersOf(box)) widen(low, high, placed(corner, placement));
    return placement;
  });
  const origin = low.map((value, axis) => whole((value + high[axis]!) / 2)) as Triple;
  return { origin, placements: placements.map(({ at, turn }) => ({ turn, at: minus(at, origin) })) };
}

function whole(metres: number): number {
  return Math.round(metres * PER_METRE) / PER_METRE + 0;
}

/** STEP has z up, glTF y up: (x, y, z) becomes (x, z, -y). Plus zero, because -0 would be other bytes than 0. */
function toGltf(triple: Triple): Triple {
  return STEP_AXIS.map((from, axis) => SIGN[axis]! * triple[from]! + 0) as Triple;
}

function turnOf(matrix: number[]): number[] | null {
  const turn = STEP_AXIS.flatMap((row, i) =>
    STEP_AXIS.map((column, j) => SIGN[i]! * SIGN[j]! * matrix[row * 4 + column]! + 0),
  );
  return turn.every((value, at) => value === (at % 4 === 0 ? 1 : 0)) ? null : turn;
}

function placed(point: Triple, { at, turn }: Placement): Triple {
  const turned = turn
    ? [0, 3, 6].map((row) => turn[row]! * point[0] + turn[row + 1]! * point[1] + turn[row + 2]! * point[2])
    : point;
  return turned.map((value, axis) => value + at[axis]!) as Triple;
}

function minus(a: Triple, b: Triple): Triple {
  return a.map((value, axis) => whole(value - b[axis]!)) as Triple;
}

function boxOf({ positions }: CadMesh): [Triple, Triple] {
  const low: Triple = [Infinity, Infinity, Infinity];
  const high: Triple = [-Infinity, -Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 3)
    widen(low, high, [positions[at]!, positions[at + 1]!, positions[at + 2]!]);
  return [low, high];
}

function cornersOf(box: [Triple, Triple]): Triple[] {
  return Array.from({ length: 8 }, (_, n) => [0, 1, 2].map((axis) => box[(n >> axis) & 1]![axis]!) as Triple);
}

function widen(low: Triple, high: Triple, point: Triple): void {
  for (const axis of [0, 1, 2] as const) {
    if (point[axis] < low[axis]) low[axis] = point[axis];
    if (point[axis] > high[axis]) high[axis] = point[axis];
  }
}
