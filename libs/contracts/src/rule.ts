import { ValidateBy } from 'class-validator';

/**
 * A rule of the contracts. `jsonSchema` is its equivalent in the API's description, as far as JSON Schema can express
 * it.
 */
export interface RuleSpec {
  name: string;
  jsonSchema: Record<string, unknown>;
  validate(value: unknown): boolean;
  /** The message; `$property` stands for the property's name. */
  message: string;
}

/** The decorator of a custom rule. */
export const Rule = ({ name, jsonSchema, validate, message }: RuleSpec): PropertyDecorator =>
  ValidateBy({ name, constraints: [{ jsonSchema }], validator: { validate, defaultMessage: () => message } });
