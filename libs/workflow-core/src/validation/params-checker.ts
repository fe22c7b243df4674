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
/**
 * Keywords whose inner errors are dropped: a value that fits no branch fails each branch for another reason. Those of a
 * branch that the value names by a constant are told instead.
 */
const SUMMARISED = new Set(['anyOf', 'oneOf', 'contains', 'minContains', 'maxContains', 'not', 'propertyNames']);

/** A constant of a branch itself or of its members, seen from the branch. */
const NAMING = /^(?:\$ref\/)?(?:properties\/[^/]+\/)?const$/;

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

interface Located {
  error: OutputUnit;
  /** Where in the schema it is. */
  location: string;
}

function tellingErrors(errors: OutputUnit[]): OutputUnit[] {
  const all = locatedErrors(errors);
  const summaries = all.filter(({ error }) => SUMMARISED.has(error.keyword));
  const meant = new Map(summaries.map(({ location }) => [location, meantBranch(location, all)]));
  const isTold = ({ error, location }: Located): boolean =>
    !OUTER.has(error.keyword) &&
    !meant.get(location) &&
    summaries.every(({ location: of }) => !location.startsWith(`${of}/`) || location.startsWith(meant.get(of) ?? '\n'));
  const telling = all.filter(isTold).map(({ error }) => error);
  return telling.length > 0 ? telling : errors;
}

/** A refused key ('false') does not say where in the schema it is; the error before it does. */
function locatedErrors(errors: OutputUnit[]): Located[] {
  let location = '';
  return errors.map((error) => {
    if (error.keyword !== 'false') location = error.keywordLocation;
    return { error, location };
  });
}

/** Where the branch is that a value names by a constant, as `kind` does: the only one whose constants it has. */
function meantBranch(location: string, all: Located[]): string | undefined {
  if (!/\/(?:oneOf|anyOf)$/.test(location)) return undefined;
  const inside = all.filter((one) => one.location.startsWith(`${location}/`));
  const branchOf = (one: Located): string => `${location}/${one.location.slice(location.length + 1).split('/')[0]}/`;
  const branches = new Set(inside.map(branchOf));
  const isItsName = (one: Located): boolean => NAMING.test(one.location.slice(branchOf(one).length));
  const others = new Set(inside.filter(isItsName).map(branchOf));
  const [only, ...more] = [...branches].filter((branch) => !others.has(branch));
  return others.size > 0 && more.length === 0 ? only : undefined;
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
