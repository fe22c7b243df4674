import { Matches } from 'class-validator';

/** The property is text that PostgreSQL can hold: no U+0000, no half of a surrogate pair. */
export const IsStorable = (): PropertyDecorator =>
  Matches(/^[^\0\p{Cs}]*$/u, {
    message: '$property has a character that cannot be stored: U+0000 or half of a surrogate pair',
  });
