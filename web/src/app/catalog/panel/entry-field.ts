import type { CatalogKind } from '../entries/catalog-kinds';

interface Place {
  /** Into the entry. */
  pointer: string;
  label: string;
  hint?: string;
  /** The field is there only where the value at `pointer` is `is`; without `is` any value will do. */
  when?: { pointer: string; is?: string };
  /** Opens a group of fields under this heading. */
  group?: string;
}

export interface TextField extends Place {
  control: 'text';
  isMono?: boolean;
  /** Without text the value is taken away. */
  isOptional?: boolean;
  /** What is offered while somebody types. */
  suggests?: 'workflows';
}

export interface NumberField extends Place {
  control: 'number';
  min: number;
  max: number;
  step: number;
  unit?: string;
  hasSlider: boolean;
}

export interface ChoiceField extends Place {
  control: 'choice';
  /** An option of no value takes the value away. */
  options: readonly { label: string; value?: string }[];
}

/** One of several objects, told apart by their `kind`. */
export interface VariantField extends Place {
  control: 'variant';
  options: readonly { label: string; value?: Readonly<Record<string, unknown>> }[];
}

export interface ReferenceField extends Place {
  control: 'reference';
  to: CatalogKind;
}

export interface PlainField extends Place {
  /** `key`: written once. `json`: any object. `lines`: a list of texts. */
  control: 'key' | 'colour' | 'json' | 'lines';
}

export type EntryField = TextField | NumberField | ChoiceField | VariantField | ReferenceField | PlainField;
