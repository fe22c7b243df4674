import { Matches, ValidateBy } from 'class-validator';

/** The property is text that PostgreSQL can hold: no U+0000, no half of a surrogate pair. */
export const IsStorable = (): PropertyDecorator =>
  Matches(/^[^\0\p{Cs}]*$/u, {
    message: '$property has a character that cannot be stored: U+0000 or half of a surrogate pair',
  });

/** Control characters, halves of surrogate pairs, line and paragraph separators, and marks that change the direction of text. */
const NOT_PLAIN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** True for text that is shown as it is written, in one line. */
export const isPlainLine = (text: string): boolean => !NOT_PLAIN.test(text);

/** The property is a name or label that `isPlainLine`. */
export const IsPlainLine = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPlainLine',
    validator: {
      validate: (value) => typeof value === 'string' && isPlainLine(value),
      defaultMessage: () => '$property must be one line without control characters and text-direction marks',
    },
  });
