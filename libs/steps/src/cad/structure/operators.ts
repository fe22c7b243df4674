import type { Matrix } from './conversion-outcome.js';
import { cross, dot, multiply } from './matrix.ts';
import type { Triple } from './matrix.ts';
import type { Arg } from '../part21/read-arguments.ts';
import { readInstances } from '../part21/read-entities.ts';
import type { Mapping } from './bodies.ts';
import { inverted, unit } from './frames.ts';
import { millimetresOf } from './length-unit.ts';
import { MOVED, RELATION } from './products.ts';
import type { Product } from './products.ts';
import type { StepModel } from './step-model.ts';
import { refOf } from '../part21/read-arguments.ts';
import { numberOf } from './step-model.ts';

const OPERATOR_3D = 'CARTESIAN_TRANSFORMATION_OPERATOR_3D';
const OPERATOR = 'CARTESIAN_TRANSFORMATION_OPERATOR';

export const OPERATOR_TYPES = [OPERATOR_3D, OPERATOR];

/** What moves something by an operator: the number of a mapped item or a usage, and the representations on both sides. */
interface Move {
  id: number;
  operator: number;
  /** Where the source is measured from, a placement; null where that is its origin. */
  origin: number | null;
  source: number | null;
  target: number | null;
}

/** An operator as written: numbers of its point and directions. */
interface Operator {
  axes: (number | null)[];
  point: number | null;
  scale: number;
}

/**
 * Where operators put mapped items and usages, by these' numbers; row-major 3 × 4, in millimetres. The reader leaves out
 * that an operator scales and mirrors, and where its source is measured from.
 */
export function readOperators(
  model: StepModel,
  text: Buffer,
  { mappings, products }: { mappings: Mapping[]; products: Product[] },
): Map<number, Matrix> {
  const moves = [...movesOfMappings(model, mappings), ...movesOfUsages(model, products)];
  if (moves.length === 0) return new Map();
  const operators = new Map(moves.map(({ operator }) => [operator, operatorOf(model, operator)!]));
  const placements = readInstances(text, numbers(moves.map(({ origin }) => origin)));
  const axesOf = (id: number) => (placements.get(id)?.args ?? []).slice(1).map(refOf);
  const used = [
    ...[...operators.values()].flatMap(({ axes, point }) => [...axes, point]),
    ...[...placements.keys()].flatMap(axesOf),
  ];
  const triples = new Map([...readInstances(text, numbers(used))].map(([id, { args }]) => [id, tripleOf(args[1])]));
  const at = (id: number | null | undefined) => triples.get(id ?? 0) ?? null;
  return new Map(
    moves.map(({ id, operator, origin, source, target }) => {
      const { axes, point, scale } = operators.get(operator)!;
      const [x, y, z] = axesFrom(axes.map(at));
      const put = matrixFrom([x, y, z], scaled(at(point), millimetresOf(model, target)), scale);
      if (origin === null) return [id, put];
      const [from, axis, across] = axesOf(origin).map(at);
      const measured = matrixFrom(
        axesFrom([across ?? null, null, axis ?? null]),
        scaled(from ?? null, millimetresOf(model, source)),
        1,
      );
      return [id, multiply(put, inverted(measured))];
    }),
  );
}

function movesOfMappings(model: StepModel, mappings: Mapping[]): Move[] {
  return mappings.flatMap(({ id, origin, target, source, representations }) =>
    target !== null && operatorOf(model, target)
      ? [{ id, operator: target, origin, source, target: representations[0] ?? null }]
      : [],
  );
}

/** The first representation of a relationship is put into the second. */
function movesOfUsages(model: StepModel, products: Product[]): Move[] {
  return products.flatMap(({ usages }) =>
    usages.flatMap(({ id, product, aliases }) =>
      aliases.flatMap((alias): Move[] => {
        const operator = refOf(model.argsOf(alias, MOVED)?.[0]);
        const [source, target] = (model.argsOf(alias, RELATION) ?? []).slice(2).map(refOf);
        const isUsed = products[product]!.representations.includes(source ?? 0);
        if (operator === null || !isUsed || !operatorOf(model, operator)) return [];
        return [{ id, operator, origin: null, source: source ?? null, target: target ?? null }];
      }),
    ),
  );
}

/** A complex instance says in one part what all operators have, in another the third axis; otherwise they are in one list. */
function operatorOf(model: StepModel, id: number): Operator | null {
  const third = model.argsOf(id, OPERATOR_3D);
  if (!third) return null;
  const shared = model.argsOf(id, OPERATOR);
  const [x, y, point, factor] = shared ? shared.slice(-4) : third.slice(-5, -1);
  const scale = numberOf(factor);
  return {
    axes: [refOf(x), refOf(y), refOf(third.at(-1))],
    point: refOf(point),
    scale: scale !== null && scale > 0 ? scale : 1,
  };
}

/**
 * Three unit axes at right angles from those that are given, as ISO 10303-42 means them (`base_axis`): the third comes first,
 * and the second says only to which side, so that axes may be left-handed.
 */
function axesFrom([first, second, third]: (Triple | null)[]): [Triple, Triple, Triple] {
  const z = (third && unit(third)) ?? [0, 0, 1];
  const x = across(first ?? null, z) ?? across([1, 0, 0], z) ?? [0, 1, 0];
  const y = cross(z, x);
  return [x, second && dot(second, y) < 0 ? (y.map((value) => -value) as Triple) : y, z];
}

function across(direction: Triple | null, z: Triple): Triple | null {
  if (!direction) return null;
  const along = dot(direction, z);
  return unit(direction.map((value, axis) => value - along * z[axis]!) as Triple);
}

function matrixFrom([x, y, z]: [Triple, Triple, Triple], at: Triple, scale: number): Matrix {
  return at.flatMap((value, row) => [scale * x[row]!, scale * y[row]!, scale * z[row]!, value]);
}

function scaled(point: Triple | null, factor: number): Triple {
  return (point ?? [0, 0, 0]).map((value) => value * factor) as Triple;
}

function tripleOf(arg: Arg | undefined): Triple {
  const values = Array.isArray(arg) ? arg.map((value) => numberOf(value) ?? 0) : [];
  return [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0];
}

const numbers = (ids: (number | null | undefined)[]) => new Set(ids.flatMap((id) => id ?? []));
