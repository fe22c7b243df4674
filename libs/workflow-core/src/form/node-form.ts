/** Values that a condition compares a param with. */
export type FormValue = string | number | boolean;

/** Values by param: keys are JSON pointers to params of the top level. */
export type ParamValues = Record<string, FormValue[]>;

/** How a param is edited where its schema alone does not say it. */
export interface ParamForm {
  /** Where its schema has no title, as that of a list's items. */
  title?: string;
  /** The text of each value of its enum. */
  labels?: Record<string, string>;
  /** The text of its default where that is '', 0 or []: a choice beside entering a value. */
  empty?: string;
  /** A slider goes from `minimum` to `maximum`; the last three pick an entry of the catalog by its key. */
  widget?: 'colour' | 'slider' | 'material' | 'output_type' | 'template';
  /** Of a slider; linear where absent. */
  scale?: 'linear' | 'log';
  /** Shown instead of its schema's unit; '' shows none. */
  unit?: string;
  /** Of a list: the text of a row, with `{key}` for its item's values. */
  row?: string;
  /** Shown only while each of these params has one of the values. */
  showWhen?: ParamValues;
  /** Hidden while any of these params has one of the values. */
  hideWhen?: ParamValues;
  /** Shown only while each of these inputs is bound. */
  showWhenBound?: string[];
  /** Text that must be an e-mail address while each of these params has one of the values; a hint, no validation. */
  emailWhen?: ParamValues;
}

/** Params under a heading, as JSON pointers. */
export interface FormGroup {
  title: string;
  params: string[];
}

/** Two params in pixels that are edited as one size, with a lock on their ratio. */
export interface FormSize {
  width: string;
  height: string;
}

/** A value that follows from two params: `dividend / divisor`. */
export interface FormQuotient {
  title: string;
  dividend: string;
  divisor: string;
  unit: string;
}

/**
 * How editors show a step: data beside its definition and no part of it, so a form may change without a new version.
 * Nothing here validates. It is written for the newest version of the definition; see `fitForm` for older ones.
 */
export interface NodeForm {
  /** A Material Symbols name, shown instead of the definition's. */
  icon?: string;
  /** Its place within its category, from 1; steps without one follow by label. */
  place?: number;
  /** Every param of the top level once, as JSON pointers. JSON objects from a database have no order of their own. */
  order: string[];
  /** Params in no group come first. */
  groups: FormGroup[];
  /** By JSON pointer; `*` stands for every item of a list, as in `/recipients/*`. What a branch has is named without it. */
  params: Record<string, ParamForm>;
  sizes?: FormSize[];
  quotients?: FormQuotient[];
  /** Labels of ports by name, where that of their type does not fit. */
  ports?: Record<string, string>;
  /** A sentence for each code that the step logs, with `{key}` for the values of its params. */
  logs: Record<string, string>;
}
