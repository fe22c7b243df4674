import type { CatalogKind } from '#contracts';
import type { CatalogDocument, Material, MaterialAlias, MaterialRule, OutputType, Template } from '#steps';

/** What each kind of entry looks like in the document. */
export interface CatalogEntries {
  'output-type': OutputType;
  template: Template;
  material: Material;
  'material-alias': MaterialAlias;
  'material-rule': MaterialRule;
}

/** An entry without what names it. */
export type CatalogValue<K extends CatalogKind> = Omit<CatalogEntries[K], 'key' | 'alias'>;

/** `create` refuses a key that is there; `put` creates or replaces. An alias's key is its text. */
export type PutEdit<K extends CatalogKind = CatalogKind> = {
  [P in K]: { kind: P; action: 'create' | 'put'; key: string; value: CatalogValue<P> };
}[K];

export interface DeleteEdit {
  kind: CatalogKind;
  action: 'delete';
  key: string;
}

/** One change of the catalog. The default material's `key` is the material's. */
export type CatalogEdit = PutEdit | DeleteEdit | { kind: 'default-material'; action: 'put'; key: string };

/** An entry that something outside the document uses: `by` names what, for people. */
export interface OutsideUse {
  kind: CatalogKind;
  key: string;
  by: string;
}

export type CatalogProblemCode =
  | 'catalog_key_invalid'
  | 'catalog_key_taken'
  | 'catalog_key_unknown'
  | 'catalog_referenced'
  | 'catalog_alias_ambiguous'
  | 'catalog_value_invalid'
  | 'unknown_reference';

/**
 * Why an edit is refused. `pointer` is into the edit's value; for `catalog_referenced` to the reference in the document
 * ('' where that is outside).
 */
export interface CatalogProblem {
  code: CatalogProblemCode;
  pointer: string;
  message: string;
}

export type EditedCatalog = { document: CatalogDocument } | { problems: CatalogProblem[] };
