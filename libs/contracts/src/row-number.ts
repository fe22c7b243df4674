import { ValidateBy } from 'class-validator';

/** The largest value of PostgreSQL's `integer`. */
const LARGEST = 2_147_483_647;

/** The property numbers a version, a revision or a row: a whole number from 1 to 2147483647, which is what the database holds. */
export const IsRowNumber = (): PropertyDecorator =>
  ValidateBy({
    name: 'isRowNumber',
    validator: {
      validate: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LARGEST,
      defaultMessage: () => `$property must be a whole number from 1 to ${LARGEST}`,
    },
  });
