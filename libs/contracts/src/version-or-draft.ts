import { Transform } from 'class-transformer';
import { Rule } from './rule.js';

/** A version's number, or the draft. */
export type VersionOrDraft = number | 'draft';

const LARGEST = 2_147_483_647;

const isVersionOrDraft = (value: unknown): boolean =>
  value === 'draft' || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LARGEST);

const rule = Rule({
  name: 'isVersionOrDraft',
  jsonSchema: {
    anyOf: [
      { type: 'integer', minimum: 1, maximum: LARGEST },
      { type: 'string', const: 'draft' },
    ],
  },
  validate: isVersionOrDraft,
  message: '$property must be the number of a version, or "draft"',
});

/** A version in a path or query is text; a value that is no plain number stays unchanged, and a rule refuses it. */
export const numberOf = (value: unknown): unknown =>
  typeof value === 'string' && /^[1-9][0-9]{0,9}$/.test(value) ? Number(value) : value;

const numbered = Transform(({ value }: { value: unknown }) => numberOf(value));

/** The property names a version by its number, or the draft; in a query the number is text. */
export const IsVersionOrDraft = (): PropertyDecorator => (target, property) => {
  numbered(target, property);
  rule(target, property);
};
