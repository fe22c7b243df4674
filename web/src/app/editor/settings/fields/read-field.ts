import { isEmailExpected, isParamShown, jsonPointer, type NodeForm, type ParamForm } from '#workflow-core';
import { appliedSchema, takes } from './applied-schema';
import { typeOf } from './blank-value';
import { defaultText, labelOf } from './default-text';
import type { CatalogKind, Field, FieldHead, Option } from './field';
import { asObject, own, sameJson, type Json } from './json';
import { readList } from './read-list';
import { readNumberField } from './read-number-field';
import { branchesIn, readVariants, withoutNull } from './read-variants';
import type { Place, Read, Reading } from './reading';

const DEEPEST = 12;
const CATALOGS: readonly CatalogKind[] = ['material', 'output_type', 'template'];

/** The field of a place, with all that is inside it. */
export function readField(place: Place, reading: Reading): Field {
  const look = reading.form.params[place.formPointer] ?? {};
  const unapplied = asObject(place.schema) ?? {};
  const defaultValue = place.inherited ?? unapplied['default'];
  const rules = withoutNull(appliedSchema(place.schema, place.value ?? defaultValue, { root: reading.root }));
  const head = headOf(place, { look, rules, defaultValue: place.inherited ?? rules['default'] });
  const part: Read = { place, rules, look, head, reading, read: readField };
  return readBranches(part) ?? readWidget(part) ?? readValue(part);
}

/** The members of an object, in the form's order. */
export function readMembers({ place, rules, reading, read }: Omit<Read, 'head' | 'look'>): Field[] {
  const value = asObject(place.value);
  const around = asObject(place.inherited ?? rules['default']);
  // What is inside a default that is not empty is lost where only a part of it is written.
  const isWhole = place.value === undefined && around !== null && Object.keys(around).length > 0;
  const base = place.base ?? (isWhole ? { pointer: place.pointer, value: around } : null);
  const properties = asObject(rules['properties']) ?? {};
  const required = (rules['required'] ?? []) as string[];
  const known = Object.entries(properties).map(([name, schema]): Place => {
    const inherited = place.value === undefined ? own(around, name) : undefined;
    return {
      ...{
        pointer: place.pointer + jsonPointer(name),
        formPointer: place.formPointer + jsonPointer(name),
        name,
        schema,
      },
      ...{ value: own(value, name), inherited, isRequired: required.includes(name), base },
    };
  });
  const shown = known.filter((inner) => !isConstant(inner, reading) && isShown(inner, reading));
  const others = Object.keys(value ?? {}).filter((name) => !Object.hasOwn(properties, name));
  return [
    ...inFormOrder(shown, reading.form).map((inner) => read(inner, reading)),
    ...others.map((name) => unknownField(place, { name, value: own(value, name) })),
  ];
}

function readBranches(part: Read): Field | null {
  const branches = branchesIn(part.rules);
  if (branches.length === 0) return null;
  if (branches.every((branch) => branch['const'] !== undefined)) {
    const options = branches.map(({ const: value, title }) => ({
      value,
      label: String(title ?? labelOf(value, part.look)),
    }));
    return { ...part.head, kind: 'choice', options: withValue(options, part.place.value) };
  }
  return readVariants(part, branches);
}

function readWidget({ look, rules, head, place, reading }: Read): Field | null {
  if (place.value !== undefined && typeof place.value !== 'string') return null;
  if (look.widget === 'colour') return { ...head, kind: 'colour', canBeEmpty: takes(rules, '', reading.root) };
  const catalog = CATALOGS.find((kind) => kind === look.widget);
  return catalog === undefined ? null : { ...head, kind: 'picker', catalog };
}

function readValue(part: Read): Field {
  const { rules, head, look, place } = part;
  if (Array.isArray(rules['enum'])) {
    const options = rules['enum'].map((value: unknown) => ({ value, label: labelOf(value, look) }));
    return { ...head, kind: 'choice', options: withValue(options, place.value) };
  }
  const type = typeOf(rules);
  return readSimple(part, type) ?? readInside(part, type) ?? { ...head, kind: 'json' };
}

function readSimple(part: Read, type: string): Field | null {
  const { rules, head, look, place, reading } = part;
  if (type === 'boolean' && isOf(place.value, 'boolean')) return { ...head, kind: 'boolean' };
  if (!isOf(place.value, 'string', 'number')) return null;
  if (type === 'number' || type === 'integer') return readNumberField(part);
  const isEmail = isEmailExpected(look, reading.node) || rules['format'] === 'email';
  return type === 'string' ? { ...head, kind: 'text', isEmail } : null;
}

function readInside(part: Read, type: string): Field | null {
  const { rules, head, place } = part;
  if (place.pointer.split('/').length > DEEPEST) return null;
  if (type === 'array' && rules['prefixItems'] === undefined && isListOrNothing(place.value)) return readList(part);
  const isDrawable =
    asObject(rules['properties']) !== null && (place.value === undefined || asObject(place.value) !== null);
  return type === 'object' && isDrawable ? { ...head, kind: 'object', fields: readMembers(part) } : null;
}

interface Known {
  look: ParamForm;
  rules: Json;
  defaultValue: unknown;
}

function headOf(
  { pointer, name, value, isRequired, isRow, base }: Place,
  { look, rules, defaultValue }: Known,
): FieldHead {
  return {
    ...{ pointer, value, defaultValue, base, isRow: isRow === true },
    title: look.title ?? (typeof rules['title'] === 'string' ? rules['title'] : name),
    description: typeof rules['description'] === 'string' ? rules['description'] : '',
    defaultText: defaultText(defaultValue, look),
    isChanged: value !== undefined && !isRow && !sameJson(value, defaultValue),
    canReset: value !== undefined && !isRow && !(isRequired && defaultValue === undefined),
  };
}

/** A member that the schema does not speak of: kept, and shown so that it can be taken away. */
function unknownField({ pointer, base }: Place, { name, value }: { name: string; value: unknown }): Field {
  return {
    ...{ kind: 'json', pointer: pointer + jsonPointer(name), title: name, value, base, isRow: false },
    ...{ defaultValue: undefined, defaultText: '', isChanged: true, canReset: true },
    description: 'This version of the step has no such setting.',
  };
}

const isConstant = ({ schema, value, pointer }: Place, { faulty }: Reading): boolean =>
  own(asObject(schema), 'const') !== undefined && (value === undefined || !faulty.includes(pointer));

function isShown({ pointer, formPointer }: Place, { form, node, faulty }: Reading): boolean {
  const hasFault = faulty.some((other) => other === pointer || other.startsWith(`${pointer}/`));
  return hasFault || isParamShown(form.params[formPointer] ?? {}, node);
}

/** Objects from a database have no order of their own, so that of the form's pointers comes first. */
function inFormOrder(places: readonly Place[], form: NodeForm): Place[] {
  const order = Object.keys(form.params);
  const placeOf = ({ formPointer }: Place): number => {
    const at = order.indexOf(formPointer);
    return at < 0 ? order.length : at;
  };
  return [...places].sort((a, b) => placeOf(a) - placeOf(b));
}

const withValue = (options: readonly Option[], value: unknown): readonly Option[] =>
  value === undefined || options.some((option) => sameJson(option.value, value))
    ? options
    : [...options, { value, label: `${typeof value === 'string' ? value : JSON.stringify(value)} (not allowed)` }];

const isOf = (value: unknown, ...types: string[]): boolean => value === undefined || types.includes(typeof value);

const isListOrNothing = (value: unknown): boolean => value === undefined || Array.isArray(value);
