import { SHAPE_REPRESENTATIONS } from '../part21/shape-representations.ts';
import type { StepModel } from './step-model.ts';
import { refOf } from '../part21/read-arguments.ts';
import { numberOf, refsOf } from './step-model.ts';

const CONTEXT = 'GLOBAL_UNIT_ASSIGNED_CONTEXT';
const LENGTH = 'LENGTH_UNIT';
const MEASURE = 'MEASURE_WITH_UNIT';
const LENGTH_MEASURE = 'LENGTH_MEASURE_WITH_UNIT';

export const UNIT_TYPES = [CONTEXT, LENGTH, 'SI_UNIT', 'CONVERSION_BASED_UNIT', MEASURE, LENGTH_MEASURE];

/** Powers of ten by the names of SI prefixes. */
const PREFIXES: Readonly<Record<string, number>> = {
  PICO: -12,
  NANO: -9,
  MICRO: -6,
  MILLI: -3,
  CENTI: -2,
  DECI: -1,
  DECA: 1,
  HECTO: 2,
  KILO: 3,
  MEGA: 6,
};

/** Millimetres in the length unit of a representation, by its context; 1 where none is declared. */
export function millimetresOf(model: StepModel, representation: number | null): number {
  return millimetresIn(model, refOf(model.argsOf(representation, ...SHAPE_REPRESENTATIONS)?.[2])) ?? 1;
}

/** Millimetres in the length unit of a context; null where it has none. */
export function millimetresIn(model: StepModel, context: number | null): number | null {
  const unit = refsOf(model.argsOf(context, CONTEXT)?.[0]).find((candidate) => model.argsOf(candidate, LENGTH));
  return unit === undefined ? null : 1000 * metresIn(model, unit, 0);
}

/** A unit may be so many of another one; `depth` bounds cycles. */
function metresIn(model: StepModel, unit: number, depth: number): number {
  const prefix = model.argsOf(unit, 'SI_UNIT');
  if (prefix) return 10 ** exponentOf(prefix[0]);
  const measure = refOf(model.argsOf(unit, 'CONVERSION_BASED_UNIT')?.[1]);
  // A complex instance says it in its part MEASURE_WITH_UNIT.
  const args = model.argsOf(measure, MEASURE) ?? model.argsOf(measure, LENGTH_MEASURE);
  const [count, of] = [numberOf(args?.[0]), refOf(args?.[1])];
  return count === null || of === null || depth > 4 ? 0.001 : count * metresIn(model, of, depth + 1);
}

function exponentOf(arg: unknown): number {
  const name = typeof arg === 'object' && arg !== null && 'enum' in arg ? String(arg.enum) : '';
  return PREFIXES[name] ?? 0;
}
