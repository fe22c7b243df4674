import { Exclude, Transform, Type } from 'class-transformer';

/** Far beyond real documents, far below what overflows the call stack. */
const DEEPEST = 1000;

/** Has no properties. */
@Exclude()
class Sealed {}

/**
 * The property is any JSON and stays unchanged; RangeError beyond 1000 levels. Without this class-transformer copies it
 * by guessing classes: it drops keys like "toString" and breaks on "constructor", and people's configs may hold such
 * keys.
 */
export function AsItIs(): PropertyDecorator {
  const decorators = [
    Type(() => Sealed),
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => shallowJson(obj[key])),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** Returns the value; throws RangeError where it is nested more than 1000 levels deep. */
export const shallowJson = <T>(value: T): T => shallow(value, DEEPEST);

function shallow<T>(value: T, levels: number): T {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) throw new RangeError(`JSON is nested more than ${DEEPEST} levels deep`);
  for (const item of Object.values(value)) shallow(item, levels - 1);
  return value;
}
