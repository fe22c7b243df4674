import type { NodeForm, ParamForm, ParamsSchema, ShownNode } from '#workflow-core';
import type { Base, Field, FieldHead } from './field';
import type { Json } from './json';

/** A place in the params. */
export interface Place {
  pointer: string;
  /** As forms name it: `*` for each row. */
  formPointer: string;
  name: string;
  schema: unknown;
  value: unknown;
  /** What holds there by the default of something around it. */
  inherited?: unknown;
  isRequired?: boolean;
  isRow?: boolean;
  base: Base | null;
}

/** What a tree of fields is read by. `faulty`: pointers of what is refused, which no condition of the form hides. */
export interface Reading {
  root: ParamsSchema;
  form: NodeForm;
  node: ShownNode;
  faulty: readonly string[];
}

export interface Read {
  place: Place;
  /** The schema that applies to what is there. */
  rules: Json;
  look: ParamForm;
  head: FieldHead;
  reading: Reading;
  read: (place: Place, reading: Reading) => Field;
}
