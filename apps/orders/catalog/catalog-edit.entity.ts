import { defineEntity, p } from '@mikro-orm/core';
import type { CatalogChangeReply } from '#contracts';

/** Every change of the catalog's head, never changed itself. Edits made together have one row each and share `sha256`. */
export const CatalogEditEntity = defineEntity({
  name: 'CatalogEdit',
  tableName: 'catalog_edit',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    /** The head after the change. */
    sha256: p.string().length(64),
    /** The head before; null for the first. */
    previous: p.string().length(64).nullable(),
    action: p.string().length(10).$type<CatalogChangeReply['action']>(),
    /** Null where the whole catalog changed: seed and undo. */
    kind: p.string().length(20).$type<NonNullable<CatalogChangeReply['kind']>>().nullable(),
    key: p.string().length(100).nullable(),
    reason: p.text().nullable(),
    /** Of an undo: the newest change that it took back. */
    undoOf: p.bigint('number').nullable(),
    changedAt: p.datetime().defaultRaw('now()'),
    /** The name of a person; null where it was not known. */
    changedBy: p.string().length(100).nullable(),
  },
});
