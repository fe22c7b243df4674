import type { CatalogDocument } from '../domain.js';

/** An unusable entry of a document; `entry` is its key, or its place in `list` where it has none. */
export interface PassedOver {
  list: 'materials' | 'aliases' | 'rules' | 'templates' | 'outputTypes';
  entry: string | number;
  why: string;
}

/** A pinned document as steps use it; `passedOver` are its unusable entries, if any. */
export interface LoadedCatalog extends CatalogDocument {
  passedOver?: PassedOver[];
}

/** Reads the immutable catalog document that a delivery pinned. Throws `StepError('catalog_missing')` for an unknown digest. */
export interface CatalogReader {
  load(sha256: string): Promise<LoadedCatalog>;
}
