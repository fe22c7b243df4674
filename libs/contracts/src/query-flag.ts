import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Optional } from './presence.js';

const VALUES: Record<string, boolean> = { true: true, false: false };

/** The property is a query parameter that may be absent and else says `true` or `false`. */
export function QueryFlag(): PropertyDecorator {
  const decorators = [
    Optional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (VALUES[value] ?? value) : value)),
    IsBoolean({ message: '$property must be one of the following values: true, false' }),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
