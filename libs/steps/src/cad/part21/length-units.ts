import { refOf } from './read-arguments.ts';
import { partOf, readEntities } from './read-entities.ts';
import type { Entity } from './read-entities.ts';
import { SHAPE_REPRESENTATIONS } from './shape-representations.ts';

const CONTEXT = 'GLOBAL_UNIT_ASSIGNED_CONTEXT';
const UNIT = 'LENGTH_UNIT';
/** The types that `unitsDeclared` reads. */
export const UNIT_TYPES: ReadonlySet<string> = new Set([...SHAPE_REPRESENTATIONS, CONTEXT, UNIT]);

/** How many representations of shapes a text has, and the numbers of those for which it declares no unit of length. */
export interface DeclaredUnits {
  representations: number;
  without: number[];
}

/** Whether the shapes of an ISO 10303-21 text have a unit of length, by the context that each names. Linear time. */
export function unitsDeclared(bytes: Buffer): DeclaredUnits {
  const found = readEntities(bytes, UNIT_TYPES);
  const declares = (context: Entity | undefined) =>
    context !== undefined && unitsOf(context).some((id) => hasPart(found.get(id), UNIT));
  const shapes = [...found].filter(([, { parts }]) => parts.some(({ type }) => SHAPE_REPRESENTATIONS.includes(type)));
  const without = shapes.filter(([, shape]) => !declares(found.get(contextOf(shape))));
  return { representations: shapes.length, without: without.map(([id]) => id) };
}

/** The third value of a representation; in a complex instance that of its part REPRESENTATION. */
function contextOf(shape: Entity): number {
  const { args } = shape.type === '' ? (partOf(shape, 'REPRESENTATION') ?? shape) : shape;
  return refOf(args[2]) ?? -1;
}

function unitsOf(context: Entity): number[] {
  const [units] = partOf(context, CONTEXT)?.args ?? [];
  return Array.isArray(units) ? units.map((unit) => refOf(unit) ?? -1) : [];
}

function hasPart(entity: Entity | undefined, type: string): boolean {
  return entity !== undefined && partOf(entity, type) !== undefined;
}
