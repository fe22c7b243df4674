import type { CatalogHeadReply } from '#contracts';
import { readIfMatch } from '#platform/http';
import type { CatalogHead } from './catalog.repository.js';
import type { EditOptions } from './catalog.service.js';

/** A body with the catalog's sha256 at that moment, which becomes the reply's ETag. */
export interface Tagged<T> {
  sha256: string;
  body: T;
}

/** Sets the reply's ETag and returns its body. */
export async function tagged<T>(
  response: { setHeader(name: string, value: string): unknown },
  reply: Promise<Tagged<T>>,
): Promise<T> {
  const { sha256, body } = await reply;
  response.setHeader('etag', `"${sha256}"`);
  return body;
}

export function headReply({ sha256, changedAt, document }: CatalogHead): Tagged<CatalogHeadReply> {
  const { outputTypes, templates, materials, aliases, rules, defaultMaterial } = document;
  const counts = {
    outputTypes: outputTypes.length,
    templates: templates.length,
    materials: materials.length,
    aliases: aliases.length,
    rules: rules.length,
  };
  return { sha256, body: { sha256, changedAt, defaultMaterial, counts } };
}

/** How an edit was asked for: its `If-Match` header, and who asks. */
export interface EditAsked {
  ifMatch: string | undefined;
  changedBy?: string;
}

export const optionsOf = ({ ifMatch, ...by }: EditAsked): EditOptions => ({ ...ifMatchOf(ifMatch), ...by });

/** The condition of an `If-Match` header on the catalog's sha256; none for no header and `*`, since there always is a catalog. */
function ifMatchOf(header: string | undefined): { ifMatch?: readonly string[] } {
  const asked = readIfMatch(header, '"<sha256>"');
  return asked === null || asked === '*' ? {} : { ifMatch: asked };
}
