import { Matches } from 'class-validator';
import { Rule } from './rule.js';

/** The property is text that PostgreSQL can hold: no U+0000, no half of a surrogate pair. */
export const IsStorable = (): PropertyDecorator =>
  Matches(/^[^\0\p{Cs}]*$/u, {
    message: '$property has a character that cannot be stored: U+0000 or half of a surrogate pair',
  });

/** Control characters, halves of surrogate pairs, line and paragraph separators, and marks that change the direction of text. */
const PLAIN_LINE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*$/u;

/** Whether the text is one line without control characters and text-direction marks. */
export const isPlainLine = (text: string): boolean => PLAIN_LINE.test(text);

/** The property is a name or label that `isPlainLine`. */
export const IsPlainLine = (): PropertyDecorator =>
  Rule({
    name: 'isPlainLine',
    jsonSchema: { pattern: PLAIN_LINE.source },
    validate: (value) => typeof value === 'string' && isPlainLine(value),
    message: '$property must be one line without control characters and text-direction marks',
  });
