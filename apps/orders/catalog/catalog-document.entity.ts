import { defineEntity, p } from '@mikro-orm/core';
import type { CatalogDocument } from '#steps';

/** An immutable catalog document under the sha256 of its canonical JSON. */
export const CatalogDocumentEntity = defineEntity({
  name: 'CatalogDocument',
  tableName: 'catalog_document',
  properties: {
    sha256: p.string().length(64).primary(),
    document: p.json<CatalogDocument>(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** One row: the document that new dispatches pin. */
export const CatalogHeadEntity = defineEntity({
  name: 'CatalogHead',
  tableName: 'catalog_head',
  properties: {
    id: p.integer().primary(),
    sha256: p.string().length(64),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});
