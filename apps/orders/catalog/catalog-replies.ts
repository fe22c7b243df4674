import type { CatalogHeadReply } from '#contracts';
import { UserError } from '#platform/http';
import type { CatalogHead } from './catalog.repository.js';

/** A body with the catalog's sha256 at that moment, which becomes the reply's ETag. */
export interface Tagged<T> {
  sha256: string;
  body: T;
}

/** Puts the tag on the reply, and answers its body. */
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
  return { sha256, body: { sha256, changedAt: changedAt.toISOString(), defaultMaterial, counts } };
}

/** The sha256 that an `If-Match` header asks for; no header and `*` ask for nothing. */
export function ifMatchOf(header: string | undefined): { ifMatch?: string } {
  if (header === undefined || header === '*') return {};
  const sha256 = /^"([0-9a-f]{64})"$/.exec(header)?.[1];
  if (sha256) return { ifMatch: sha256 };
  throw new UserError(
    'invalid_request',
    `If-Match is ${JSON.stringify(header.slice(0, 100))}; it must be the ETag of a reply about the catalog: "<sha256>", with the quotes.`,
  );
}
