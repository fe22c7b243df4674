import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { ParamsSchema } from '../model/node-definition.js';
import { ownValue, plainObject, shown } from '../model/plain-object.js';

/** What is wrong with one param; `path` are the keys that lead to it, empty for the params as a whole. */
export interface ParamFault {
  path: string[];
  what: string;
  hint: string;
}

/** Keywords that only say "something inside is wrong"; the inside is reported itself. */
const OUTER = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties', 'dependentSchemas'],
  ...['items', 'prefixItems', 'unevaluatedItems', 'allOf', 'if', '$ref'],
]);
/** Keywords whose inner errors are dropped: a value that fits no branch fails each branch for another reason. */
const SUMMARISED = new Set(['anyOf', 'oneOf', 'contains', 'minContains', 'maxContains', 'not', 'propertyNames']);

/** A check of params against a JSON Schema 2020-12. The check never throws; a schema that cannot be used is a fault of each. */
export function paramsChecker(schema: ParamsSchema): (params: unknown) => ParamFault[] {
  let validator: Validator | undefined;
  return (params) => {
    try {
      // The validator writes into the schema that it gets, and definitions are immutable: it gets a copy.
      validator ??= new Validator(JSON.parse(JSON.stringify(schema)) as Schema, '2020-12', false);
      const { valid, errors } = validator.validate(params);
      return valid ? [] : tellingErrors(errors).map((error) => faultOf(error, params));
    } catch (error) {
      return [{ path: [], what: `cannot be checked (${String(error)})`, hint: "Correct the step's params schema." }];
    }
  };
}

function tellingErrors(errors: OutputUnit[]): OutputUnit[] {
  const summaries = errors.filter((error) => SUMMARISED.has(error.keyword)).map((error) => `${error.keywordLocation}/`);
  let location = '';
  const telling = errors.filter((error) => {
    // A refused key ('false') does not say where in the schema it is; the error before it does.
    if (error.keyword !== 'false') location = error.keywordLocation;
    return !OUTER.has(error.keyword) && !summaries.some((summary) => location.startsWith(summary));
  });
  return telling.length > 0 ? telling : errors;
}

function faultOf(error: OutputUnit, params: unknown): ParamFault {
  const path = error.instanceLocation.split('/').slice(1).map(decodeKey);
  if (error.keyword === 'false') return { path, what: 'is unknown', hint: 'Remove it.' };
  const lacking = error.keyword === 'required' && /"(.*)"\.$/s.exec(error.error)?.[1];
  if (lacking) return { path: [...path, lacking], what: 'is required and missing', hint: 'Set it.' };
  const found = shown(path.reduce(inside, params));
  return { path, what: `${found} is refused: ${error.error.replace(/\.$/, '')}`, hint: 'Set an allowed value.' };
}

function decodeKey(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
}

function inside(value: unknown, key: string): unknown {
  return Array.isArray(value) ? value[Number(key)] : ownValue(plainObject(value) ?? {}, key);
}
