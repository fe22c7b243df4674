import { fillDefaults, topLevel, type FormQuotient, type FormSize, type NodeForm } from '#workflow-core';
import type { KnownStep } from '../../document/steps';
import { appliedSchema, joinedSchema } from './applied-schema';
import type { Field, FieldHead } from './field';
import { readField, readMembers } from './read-field';
import { branchesIn, chosenVariant, readVariants, variantOf } from './read-variants';
import type { Place, Reading } from './reading';
import type { Json } from './json';

export interface FieldGroup {
  title: string;
  fields: readonly Field[];
  sizes: readonly FormSize[];
  quotients: readonly FormQuotient[];
}

interface SettingsInput {
  params: Record<string, unknown>;
  boundInputs: readonly string[];
  /** Pointers of what is refused: it is shown though the form hides it. */
  faulty?: readonly string[];
}

/**
 * The settings of a node in the order and under the headings of its step's form, without those that it hides now. What
 * neither form nor schema speaks of comes last.
 */
export function settingsFields(
  { definition, form }: KnownStep,
  { params, boundInputs, faulty = [] }: SettingsInput,
): FieldGroup[] {
  const { paramsSchema: root } = definition;
  const node = { params: fillDefaults(params, root), boundInputs };
  const shown: NodeForm = form ?? { order: topLevel(definition), groups: [], params: {}, logs: {} };
  const reading: Reading = { root, form: shown, node, faulty };
  const place: Place = { pointer: '', formPointer: '', name: '', schema: root, value: params, base: null };
  const { rules, chooser } = rootRules(place, { ...reading, node });
  const fields = readMembers({ place, rules, reading, read: readField });
  const named = new Map(fields.map((field) => [field.pointer, field]));
  const grouped = new Set(shown.groups.flatMap((group) => group.params));
  const ordered = shown.order.filter((pointer) => !grouped.has(pointer));
  const left = fields
    .map(({ pointer }) => pointer)
    .filter((pointer) => !grouped.has(pointer) && !ordered.includes(pointer));
  const first = groupOf({ title: '', params: [...ordered, ...left] }, named, shown);
  const groups = [
    { ...first, fields: [...chooser, ...first.fields] },
    ...shown.groups.map((group) => groupOf(group, named, shown)),
  ];
  return groups.filter((group) => group.fields.length > 0);
}

function groupOf(
  { title, params }: { title: string; params: readonly string[] },
  fields: ReadonlyMap<string, Field>,
  form: NodeForm,
): FieldGroup {
  return {
    title,
    fields: params.flatMap((pointer) => fields.get(pointer) ?? []),
    sizes: (form.sizes ?? []).filter(({ width, height }) => params.includes(width) && params.includes(height)),
    quotients: (form.quotients ?? []).filter(({ divisor }) => params.includes(divisor)),
  };
}

/** The rules of the params as a whole; where they are one of several shapes, those of the chosen one, and what chooses it. */
function rootRules(place: Place, reading: Reading): { rules: Json; chooser: Field[] } {
  const rules = appliedSchema(place.schema, reading.node.params, { root: reading.root });
  const branches = branchesIn(rules);
  if (branches.length === 0) return { rules, chooser: [] };
  const head: FieldHead = {
    ...{ pointer: '', title: 'Kind', description: '', value: place.value, defaultValue: undefined, defaultText: '' },
    ...{ isChanged: false, canReset: false, isRow: false, base: null },
  };
  const joined = branches.map((branch) => variantOf(rules, branch, reading));
  const chosen = joined[chosenVariant(joined, reading.node.params, reading)];
  const field = readVariants(
    { place, rules, look: {}, head, reading, read: () => ({ ...head, kind: 'json' }) },
    branches,
  );
  return {
    rules: chosen ? joinedSchema(rules, chosen) : rules,
    chooser: [field.kind === 'variants' ? { ...field, inner: null } : field],
  };
}
