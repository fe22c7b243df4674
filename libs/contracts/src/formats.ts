import { Matches } from 'class-validator';
import type { ValidationArguments, ValidationOptions } from 'class-validator';
import { Rule } from './rule.js';

/** Keys of workflows, products, output types and catalog entries. */
export const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
const KEY_OR_NONE = /^([a-z0-9][a-z0-9-]{0,62})?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHA256 = /^[0-9a-f]{64}$/;
const SEMANTIC_HASH = /^wf1:[0-9a-f]{64}$/;
const COLOUR = /^#[0-9a-f]{6}$/;
/** One line of text that can be stored and shown: no control characters, no halves of characters. */
const LINE = /^[^\p{Cc}\p{Cs}]+$/u;

/** The property matches a pattern; a problem shows the value. */
export function Shaped(what: string, pattern: RegExp): PropertyDecorator {
  const shown = (value: unknown): string => JSON.stringify(String(value).slice(0, 100));
  const message = ({ value }: ValidationArguments): string =>
    `${shown(value)} is not a valid ${what}: it must match ${pattern.source}`;
  return Matches(pattern, { message });
}

/** The property is an id: a UUID in any spelling. */
export const IsId = (): PropertyDecorator =>
  Rule({
    name: 'isId',
    jsonSchema: { format: 'uuid' },
    validate: (value) => typeof value === 'string' && UUID.test(value),
    message: '"$value" is not a valid uuid',
  });

/** The property is a key. */
export const IsKey = (options?: ValidationOptions): PropertyDecorator => Matches(KEY, options);

/** The property is a key, or '' for none. */
export const IsKeyOrNone = (): PropertyDecorator => Matches(KEY_OR_NONE);

/** The property is a sha256 in hexadecimal. */
export const IsSha256 = (): PropertyDecorator => Matches(SHA256);

/** The property is the semantic hash of a workflow. */
export const IsSemanticHash = (): PropertyDecorator => Matches(SEMANTIC_HASH);

/** The property is a colour in sRGB, `#rrggbb`. */
export const IsColour = (property: string): PropertyDecorator =>
  Matches(COLOUR, { message: `${property} must be #rrggbb in lower case` });

/** The property is one line of text without control characters; `maxLength` is a rule of its own. */
export const IsLine = (options?: ValidationOptions): PropertyDecorator => Matches(LINE, options);

/** The property is a time in the format of replies: `2026-11-28T16:00:00.000Z`. */
export const IsTimestamp = (): PropertyDecorator =>
  Rule({
    name: 'isTimestamp',
    jsonSchema: { format: 'date-time' },
    validate: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value),
    message: '$property must be a time such as 2026-11-28T16:00:00.000Z',
  });
