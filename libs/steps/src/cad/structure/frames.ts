import { cross } from './matrix.ts';
import type { Matrix, Triple } from './matrix.ts';
import type { Entity } from '../part21/read-entities.ts';
import { refOf } from '../part21/read-arguments.ts';
import { numberOf } from './step-model.ts';

/** Placements by their numbers, and the points and directions that they are made of by theirs. */
export interface Placements {
  axes: Map<number, Entity>;
  triples: Map<number, Entity>;
}

/** Directions that are nearer to each other, as the sine of their angle, make no frame. */
const PARALLEL = 1e-9;

/**
 * The frame of an AXIS2_PLACEMENT_3D as axes x, y, z and a point in millimetres. Null where it is not whole: one direction
 * without the other, or two that are parallel.
 */
export function frameOf({ axes, triples }: Placements, id: number, unit: number): Matrix | null {
  const [point, axis, reference] = (axes.get(id)?.args ?? []).slice(1).map(refOf);
  const origin = tripleOf(triples, point);
  const directions = [axis, reference].map((direction) => tripleOf(triples, direction));
  const turn = axis || reference ? axesOf(directions[0]!, directions[1]!) : [X, Y, Z];
  if (!origin || !turn) return null;
  return [0, 1, 2].flatMap((row) => [...turn.map((column) => column[row]!), origin[row]! * unit]);
}

const X: Triple = [1, 0, 0];
const Y: Triple = [0, 1, 0];
const Z: Triple = [0, 0, 1];

function axesOf(axis: Triple | null, reference: Triple | null): Triple[] | null {
  const z = axis && unit(axis);
  const towards = reference && unit(reference);
  if (!z || !towards) return null;
  const along = z[0] * towards[0] + z[1] * towards[1] + z[2] * towards[2];
  const x = unit(towards.map((value, at) => value - along * z[at]!) as Triple);
  return x && [x, cross(z, x), z];
}

/** Null for what is too short to have a direction. */
export function unit(vector: Triple): Triple | null {
  const length = Math.hypot(...vector);
  return length > PARALLEL ? (vector.map((value) => value / length) as Triple) : null;
}

/** Null where there are no three numbers. */
function tripleOf(triples: Map<number, Entity>, id: number | null | undefined): Triple | null {
  const values = triples.get(id ?? 0)?.args[1];
  if (!Array.isArray(values)) return null;
  const [x, y, z] = values.map(numberOf);
  return isNumber(x) && isNumber(y) && isNumber(z) ? [x, y, z] : null;
}

const isNumber = (value: number | null | undefined) => typeof value === 'number';

/** Of a frame, whose axes are at right angles: turned back, then moved back. */
export function inverted(frame: Matrix): Matrix {
  const [px, py, pz] = [frame[3]!, frame[7]!, frame[11]!];
  return [0, 1, 2].flatMap((row) => {
    const [a, b, c] = [frame[row]!, frame[row + 4]!, frame[row + 8]!];
    return [a, b, c, 0 - (a * px + b * py + c * pz)];
  });
}
