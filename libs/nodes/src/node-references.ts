/** A list of the catalog whose entries have keys. */
export type CatalogList = 'materials' | 'templates' | 'outputTypes';

/**
 * Which params of a node name an entry of the catalog by its key, by param; an empty text names none. It is beside the
 * definition, because all data of a definition are part of its hash.
 */
export type NodeReferences = Record<string, CatalogList>;
