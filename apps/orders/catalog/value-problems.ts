import type { CatalogKind } from '#contracts';
import { aliasKey, patternReach } from '#steps';
import type { CatalogDocument, LegacyPresetConfig } from '#steps';
import type { CatalogProblem, CatalogProblemCode, PutEdit } from './catalog-edit.js';

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
const KEY_RULE = 'must be lower-case letters, digits and hyphens, 1 to 63 of them, and not begin with a hyphen';
const LONGEST_ALIAS = 100;
const LONGEST_PATTERN = 200;
/** A pattern has to match names of so many characters quickly; longer names are cut to what stays quick. */
const SHORTEST_REACH = 100;
const LARGEST_PRESET_BYTES = 16 * 1024;
const DEEPEST_PRESET = 32;

const problem = (code: CatalogProblemCode, pointer: string, message: string): CatalogProblem[] => [
  { code, pointer, message },
];
const invalid = (pointer: string, message: string): CatalogProblem[] =>
  problem('catalog_value_invalid', pointer, message);

/** The problems of a key. */
export function keyProblems(kind: CatalogKind, key: string): CatalogProblem[] {
  if (kind !== 'material-alias')
    return KEY.test(key) ? [] : problem('catalog_key_invalid', '/key', `The key ${JSON.stringify(key)} ${KEY_RULE}.`);
  const isLine = key.length <= LONGEST_ALIAS && !/[\p{Cc}\p{Cs}]/u.test(key);
  if (isLine && aliasKey(key) !== '') return [];
  const rule = `must be one line of at most ${LONGEST_ALIAS} characters with a word in it: numbers alone match no part`;
  return problem('catalog_key_invalid', '/alias', `The alias ${JSON.stringify(key.slice(0, LONGEST_ALIAS))} ${rule}.`);
}

/** The problems of an entry's value, beyond its references and what request validation checks. */
export function valueProblems(document: CatalogDocument, edit: PutEdit): CatalogProblem[] {
  if (edit.kind === 'material-alias') return aliasProblems(document, edit.key);
  if (edit.kind === 'material-rule') return ruleProblems(edit.value);
  if (edit.kind === 'output-type')
    return [...workflowProblems(edit.value.workflow), ...presetProblems(edit.value.legacyPreset)];
  return [];
}

/** Of two aliases with the same normalised text, the list's order would decide which counts. */
function aliasProblems({ aliases }: CatalogDocument, key: string): CatalogProblem[] {
  const same = aliases.find(({ alias }) => alias !== key && aliasKey(alias) === aliasKey(key));
  if (!same) return [];
  const says = `The alias "${key}" reads the same as "${same.alias}" (${same.material}): both are "${aliasKey(key)}"`;
  return problem('catalog_alias_ambiguous', '/alias', `${says}. Change or delete that one.`);
}

function ruleProblems({ pattern, colour, shape }: PutEdit<'material-rule'>['value']): CatalogProblem[] {
  if (pattern === undefined && !colour && !shape)
    return invalid('', 'A rule has a pattern, a colour or a shape: without one it would take every part.');
  return pattern === undefined ? [] : patternProblems(pattern);
}

function patternProblems(pattern: string): CatalogProblem[] {
  if (pattern.length > LONGEST_PATTERN)
    return invalid('/pattern', `The pattern has ${pattern.length} characters; ${LONGEST_PATTERN} are the limit.`);
  try {
    // Some patterns are compiled at their first use.
    new RegExp(pattern, 'i').test('');
  } catch (error) {
    return invalid('/pattern', `The pattern is no regular expression: ${(error as Error).message}.`);
  }
  if (patternReach(pattern) >= SHORTEST_REACH) return [];
  const advice = 'repeat single characters or classes ([ab]+ for (a|b)+), and have at most two unbounded repetitions';
  return invalid('/pattern', `The pattern could take very long on some names. To keep it quick, ${advice}.`);
}

const workflowProblems = (workflow: string): CatalogProblem[] =>
  workflow === '' || KEY.test(workflow) ? [] : invalid('/workflow', `The workflow's key ${KEY_RULE}; '' is none.`);

function presetProblems(preset: LegacyPresetConfig): CatalogProblem[] {
  if (isDeeper(preset, DEEPEST_PRESET))
    return invalid('/legacyPreset', `The legacy preset is nested more than ${DEEPEST_PRESET} levels deep.`);
  const text = JSON.stringify(preset);
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_PRESET_BYTES)
    return invalid('/legacyPreset', `The legacy preset has ${bytes} bytes; ${LARGEST_PRESET_BYTES} are the limit.`);
  // JSON writes these as escapes; an escaped backslash before them would be text.
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(text))
    return invalid('/legacyPreset', 'The legacy preset holds a NUL or half a character, which no database can store.');
  return [];
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1)));
