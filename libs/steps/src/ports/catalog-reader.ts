import type { PassedOver } from '../catalog/usable-catalog.js';
import type { CatalogDocument } from '../domain.js';

/** A pinned document as steps use it; `passedOver` are its entries that nothing can use, where there are any. */
export interface LoadedCatalog extends CatalogDocument {
  passedOver?: PassedOver[];
}

/** Reads the immutable catalog document that a delivery pinned. Throws `StepError('catalog_missing')` for an unknown digest. */
export interface CatalogReader {
  load(sha256: string): Promise<LoadedCatalog>;
}
