import { ArtifactError, readAll } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import type { CatalogDocument } from '../domain.js';
import type { CatalogReader, LoadedCatalog } from '../ports/index.js';
import { StepError } from '../step-error.js';
import { usableCatalog } from './usable-catalog.js';

const KEPT_CATALOGS = 16;

/**
 * Reads catalog documents (JSON) out of the artifact store and keeps the last 16 by digest; they are deeply frozen,
 * without unusable entries. Throws `StepError`: `catalog_missing` for an unknown digest, `catalog_unreadable` for bytes
 * that are no catalog.
 */
export function createArtifactCatalogReader(store: ArtifactStore): CatalogReader {
  const kept = new Map<string, Promise<LoadedCatalog>>();
  return {
    load(sha256) {
      const known = kept.get(sha256);
      if (known) return known;
      const loading = readCatalog(store, sha256);
      kept.set(sha256, loading);
      forgetOldest(kept);
      // A failure may be temporary (a disk error), so only successes are cached.
      loading.catch(() => kept.delete(sha256));
      return loading;
    },
  };
}

async function readCatalog(store: ArtifactStore, sha256: string): Promise<LoadedCatalog> {
  const bytes = await readAll(store, sha256).catch((error: unknown) => {
    throw isMissing(error) ? missing(sha256, error) : error;
  });
  const { document, passedOver } = usableCatalog(parseCatalog(bytes, sha256));
  return deepFreeze(passedOver.length > 0 ? { ...document, passedOver } : document);
}

function parseCatalog(bytes: Uint8Array, sha256: string): CatalogDocument {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw unreadable(sha256, 'its bytes are not UTF-8 JSON', cause);
  }
  if (typeof document !== 'object' || document === null || (document as CatalogDocument).version !== 1) {
    throw unreadable(sha256, 'it is not a catalog document of version 1');
  }
  return document as CatalogDocument;
}

function forgetOldest(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys();
  if (kept.size > KEPT_CATALOGS && oldest !== undefined) kept.delete(oldest);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function isMissing(error: unknown): boolean {
  return error instanceof ArtifactError && error.code === 'artifact_missing';
}

function missing(sha256: string, cause: unknown): StepError {
  return new StepError(
    'catalog_missing',
    `The pinned catalog ${sha256} is not in the artifact store, so the order line cannot be resolved. Restore it or dispatch the line again with today's catalog.`,
    { retryable: false, details: { sha256 }, cause },
  );
}

function unreadable(sha256: string, why: string, cause?: unknown): StepError {
  return new StepError(
    'catalog_unreadable',
    `The pinned catalog ${sha256} cannot be read: ${why}. Save the catalog again and dispatch the line again.`,
    { retryable: false, details: { sha256 }, cause },
  );
}
