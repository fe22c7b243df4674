import type { CatalogDocument } from '../domain.js';

/** Reads the immutable catalog document that a delivery pinned. Throws `StepError('catalog_missing')` for an unknown digest. */
export interface CatalogReader {
  load(sha256: string): Promise<CatalogDocument>;
}
