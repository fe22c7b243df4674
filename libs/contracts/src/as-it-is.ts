import { Exclude, Transform, Type } from 'class-transformer';

/** Has no properties to look into. */
@Exclude()
class Sealed {}

/**
 * The property is any JSON and stays as it came. Without this class-transformer copies it by guessing classes: it drops keys
 * like "toString" and breaks on "constructor", and configs that people wrote may hold such keys.
 */
export function AsItIs(): PropertyDecorator {
  const decorators = [
    Type(() => Sealed),
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
