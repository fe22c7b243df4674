import { Exclude, Transform, Type } from 'class-transformer';

/** Far beyond what anybody means, far below what ends a call stack. */
const DEEPEST = 1000;

/** Has no properties to look into. */
@Exclude()
class Sealed {}

/**
 * The property is any JSON and stays as it came; RangeError beyond 1000 levels. Without this class-transformer copies it by
 * guessing classes: it drops keys like "toString" and breaks on "constructor", and people's configs may hold such keys.
 */
export function AsItIs(): PropertyDecorator {
  const decorators = [
    Type(() => Sealed),
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => shallowJson(obj[key])),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** The value itself. Throws RangeError beyond 1000 levels. */
export const shallowJson = <T>(value: T): T => shallow(value, DEEPEST);

function shallow<T>(value: T, levels: number): T {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) throw new RangeError(`JSON is nested more than ${DEEPEST} levels deep`);
  for (const item of Object.values(value)) shallow(item, levels - 1);
  return value;
}
