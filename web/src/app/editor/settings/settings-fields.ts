import { fillDefaults, isParamShown, schemaAt, type NodeForm, type ParamForm } from '#workflow-core';
import type { KnownStep } from '../document/steps';

export type FieldKind = 'text' | 'number' | 'boolean' | 'choice' | 'other';

/** A setting as it is edited. `value` is undefined while the default holds. */
export interface Field {
  pointer: string;
  kind: FieldKind;
  title: string;
  description: string;
  unit: string;
  /** The default in words, shown while nothing is set. */
  defaultText: string;
  defaultValue: unknown;
  value: unknown;
  isWhole: boolean;
  minimum?: number;
  maximum?: number;
  options: readonly { value: unknown; label: string }[];
}

export interface FieldGroup {
  title: string;
  fields: readonly Field[];
}

interface Property {
  type?: string;
  enum?: unknown[];
  title?: string;
  description?: string;
  default?: unknown;
  unit?: string;
  minimum?: number;
  maximum?: number;
}

interface SettingsInput {
  params: Record<string, unknown>;
  boundInputs: readonly string[];
}

/** The settings of a node in the order and under the headings of its step's form, without those that it hides now. */
export function settingsFields({ definition, form }: KnownStep, { params, boundInputs }: SettingsInput): FieldGroup[] {
  const filled = fillDefaults(params, definition.paramsSchema) as Record<string, unknown>;
  const shown: NodeForm = form ?? { order: topPointers(definition.paramsSchema), groups: [], params: {}, logs: {} };
  const fieldOf = (pointer: string): Field[] => {
    const look = shown.params[pointer] ?? {};
    const schema = schemaAt(definition.paramsSchema, pointer) as Property | null;
    if (schema === null || !isParamShown(look, { params: filled, boundInputs })) return [];
    return [field(pointer, { schema, look, value: params[nameOf(pointer)] })];
  };
  const grouped = new Set(shown.groups.flatMap((group) => group.params));
  const first = { title: '', fields: shown.order.filter((pointer) => !grouped.has(pointer)).flatMap(fieldOf) };
  const others = shown.groups.map(({ title, params: pointers }) => ({ title, fields: pointers.flatMap(fieldOf) }));
  return [first, ...others].filter(({ fields }) => fields.length > 0);
}

/** The id of the control of a setting. */
export const settingId = (pointer: string): string => `setting${pointer.replaceAll('/', '-')}`;

/** What a field's text means for its param: a value, nothing (the default holds), or a fault. */
export function readNumber(text: string, { isWhole }: Pick<Field, 'isWhole'>): { value?: number; fault?: string } {
  if (text.trim() === '') return {};
  const value = Number(text.trim().replace(',', '.'));
  if (!Number.isFinite(value)) return { fault: `“${text}” is no number.` };
  if (isWhole && !Number.isInteger(value)) return { fault: 'This must be a whole number.' };
  return { value };
}

function field(pointer: string, { schema, look, value }: { schema: Property; look: ParamForm; value: unknown }): Field {
  const labelOf = (one: unknown): string =>
    look.labels?.[String(one)] ?? (isEmpty(one) ? look.empty : undefined) ?? String(one);
  const options = (schema.enum ?? []).map((one) => ({ value: one, label: labelOf(one) }));
  return {
    ...{ pointer, value, options, kind: kindOf(schema), title: look.title ?? schema.title ?? nameOf(pointer) },
    description: schema.description ?? '',
    unit: look.unit ?? schema.unit ?? '',
    defaultValue: schema.default,
    defaultText: defaultText(schema, look),
    isWhole: schema.type === 'integer',
    ...(schema.minimum !== undefined && { minimum: schema.minimum }),
    ...(schema.maximum !== undefined && { maximum: schema.maximum }),
  };
}

function kindOf({ type, enum: values }: Property): FieldKind {
  if (values) return 'choice';
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'boolean' ? 'boolean' : 'other';
}

function defaultText({ default: value }: Property, { empty, labels }: ParamForm): string {
  if (empty !== undefined && isEmpty(value)) return empty;
  if (value === undefined || value === '') return '';
  return labels?.[String(value)] ?? (typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const isEmpty = (value: unknown): boolean =>
  value === 0 || value === '' || (Array.isArray(value) && value.length === 0);

const nameOf = (pointer: string): string => pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');

const topPointers = (schema: Record<string, unknown>): string[] =>
  Object.keys((schema['properties'] ?? {}) as object).map(
    (name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  );
