/** A list of the catalog whose entries a param may name. */
export type CatalogKind = 'material' | 'output_type' | 'template';

export interface Option {
  value: unknown;
  label: string;
}

/** A value that must be written before anything inside it: a default that holds only as a whole. */
export interface Base {
  pointer: string;
  value: unknown;
}

interface AnyField {
  /** JSON pointer into the params, '' for all of them. */
  pointer: string;
  title: string;
  description: string;
  /** Undefined while the default holds. */
  value: unknown;
  defaultValue: unknown;
  /** The default in words, shown while nothing is set. */
  defaultText: string;
  /** Whether what is set differs from the default. */
  isChanged: boolean;
  /** Whether it may be taken away, so that the default holds again. */
  canReset: boolean;
  /** A row of a list is there or not; it has no default. */
  isRow: boolean;
  base: Base | null;
}

export interface TextField extends AnyField {
  kind: 'text';
  /** Whether the form expects an e-mail address now. */
  isEmail: boolean;
}

export interface NumberField extends AnyField {
  kind: 'number';
  unit: string;
  isWhole: boolean;
  minimum?: number;
  maximum?: number;
  step: number;
  slider: 'linear' | 'log' | null;
}

export interface BooleanField extends AnyField {
  kind: 'boolean';
}

export interface ChoiceField extends AnyField {
  kind: 'choice';
  options: readonly Option[];
}

export interface ColourField extends AnyField {
  kind: 'colour';
  /** Whether no colour is a value, too. */
  canBeEmpty: boolean;
}

export interface PickerField extends AnyField {
  kind: 'picker';
  catalog: CatalogKind;
}

/** What no other kind fits, as JSON. */
export interface JsonField extends AnyField {
  kind: 'json';
}

export interface ObjectField extends AnyField {
  kind: 'object';
  fields: readonly Field[];
}

export interface ListField extends AnyField {
  kind: 'list';
  rows: readonly Row[];
  /** What the rows are now, by default or as set. */
  items: readonly unknown[];
  newItem: unknown;
  rowTitle: string;
  minItems: number;
  maxItems: number | null;
}

/** A row of a list; `summary` is its text while it is closed, empty where it is always open. */
export interface Row {
  field: Field;
  summary: string;
}

export interface VariantsField extends AnyField {
  kind: 'variants';
  /** The value of each variant is what the param becomes where it is chosen. */
  variants: readonly Option[];
  /** -1 while none is. */
  chosen: number;
  inner: Field | null;
}

/** A setting as it is edited. */
export type Field =
  | TextField
  | NumberField
  | BooleanField
  | ChoiceField
  | ColourField
  | PickerField
  | JsonField
  | ObjectField
  | ListField
  | VariantsField;

/** What every kind has. */
export type FieldHead = Omit<AnyField, 'kind'>;

/** The fields inside a field. */
export function innerFields(field: Field): readonly Field[] {
  if (field.kind === 'object') return field.fields;
  if (field.kind === 'list') return field.rows.map((row) => row.field);
  return field.kind === 'variants' && field.inner ? [field.inner] : [];
}

/** A field with all that is inside it, itself first. */
export const withInner = (field: Field): Field[] => [field, ...innerFields(field).flatMap(withInner)];

/** The id of the control of a setting. */
export const settingId = (pointer: string): string => `setting${encodeURI(pointer).replaceAll('/', '-')}`;
