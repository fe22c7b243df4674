import { Rule } from './rule.js';

/** The largest value of PostgreSQL's `integer`. */
const LARGEST = 2_147_483_647;

const isRowNumber = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LARGEST;

/** The property numbers a version, a revision or a row: a whole number from 1 to 2147483647, which is what the database holds. `message` says so. */
export const IsRowNumber = (message = `$property must be a whole number from 1 to ${LARGEST}`): PropertyDecorator =>
  Rule({
    name: 'isRowNumber',
    jsonSchema: { type: 'integer', minimum: 1, maximum: LARGEST },
    validate: isRowNumber,
    message,
  });
