import type { Schema } from '../../api/api-types';

export type CatalogDocument = Schema<'CatalogDocument'>;

/** An entry of each kind of the catalog, as the document holds it. */
export interface EntryOf {
  'output-type': Schema<'OutputType'>;
  template: Schema<'Template'>;
  material: Schema<'Material'>;
  'material-alias': Schema<'MaterialAlias'>;
  'material-rule': Schema<'MaterialRule'>;
}

export type CatalogKind = keyof EntryOf;
export type CatalogEntry = EntryOf[CatalogKind];

interface KindLook {
  /** Of the page's address. */
  slug: 'output-types' | 'templates' | 'materials' | 'aliases' | 'rules';
  /** Of the API's. */
  path: 'output-types' | 'templates' | 'materials' | 'material-aliases' | 'material-rules';
  list: 'outputTypes' | 'templates' | 'materials' | 'aliases' | 'rules';
  keyField: 'key' | 'alias';
  plural: string;
  singular: string;
  /** What entries of the kind are for. */
  about: string;
}

/** The kinds in the order of their tabs. */
export const KINDS: Readonly<Record<CatalogKind, KindLook>> = {
  'output-type': {
    slug: 'output-types',
    path: 'output-types',
    list: 'outputTypes',
    keyField: 'key',
    plural: 'Output types',
    singular: 'output type',
    about: 'What can be ordered of a product: a picture of a template in a size, and the workflow that makes it.',
  },
  template: {
    slug: 'templates',
    path: 'templates',
    list: 'templates',
    keyField: 'key',
    plural: 'Templates',
    singular: 'template',
    about: 'A studio: where the camera stands, the light, the shadow and the background.',
  },
  material: {
    slug: 'materials',
    path: 'materials',
    list: 'materials',
    keyField: 'key',
    plural: 'Materials',
    singular: 'material',
    about: 'A surface that parts can have: its colour, how metallic and how rough it is.',
  },
  'material-alias': {
    slug: 'aliases',
    path: 'material-aliases',
    list: 'aliases',
    keyField: 'alias',
    plural: 'Aliases',
    singular: 'alias',
    about: "Another name that customers' files use for a material, such as St37 or Messing.",
  },
  'material-rule': {
    slug: 'rules',
    path: 'material-rules',
    list: 'rules',
    keyField: 'key',
    plural: 'Rules',
    singular: 'rule',
    about: 'Which material a part gets by its name, colour or shape. The first rule whose conditions all hold decides.',
  },
};

export const kinds = Object.keys(KINDS) as CatalogKind[];

/** The kind of a tab's address; that of the first tab for any other. */
export const kindOfSlug = (slug: string | undefined): CatalogKind =>
  kinds.find((kind) => KINDS[kind].slug === slug) ?? 'output-type';

export const entriesOf = <K extends CatalogKind>(document: CatalogDocument, kind: K): EntryOf[K][] =>
  document[KINDS[kind].list] as EntryOf[CatalogKind][] as EntryOf[K][];

export const keyOf = (entry: CatalogEntry): string => ('alias' in entry ? entry.alias : entry.key);

/** What people call an entry. */
export const labelOf = (entry: CatalogEntry): string => ('label' in entry ? entry.label : keyOf(entry));

export const findEntry = <K extends CatalogKind>(
  document: CatalogDocument,
  kind: K,
  key: string,
): EntryOf[K] | undefined => entriesOf(document, kind).find((entry) => keyOf(entry) === key);
