import { Injectable } from '@nestjs/common';
import { CATALOG_KINDS } from '#contracts';
import type { CatalogHeadReply, CatalogKind } from '#contracts';
import { UserError } from '#platform/http';
import type { CatalogEdit, CatalogEntries, PutEdit } from './catalog-edit.js';
import { entriesOf, findEntry } from './catalog-entries.js';
import { headReply, optionsOf } from './catalog-replies.js';
import type { EditAsked, Tagged } from './catalog-replies.js';
import { refusal } from './catalog.errors.js';
import { CatalogService } from './catalog.service.js';
import { unknownKey } from './edit-catalog.js';

/** A checked body of a PUT or POST. */
export type EntryBody = PutEdit['value'] & { key?: string; alias?: string };

/** One kind of the catalog's entries as a REST collection; the same for all kinds. */
@Injectable()
export class CatalogEntriesService {
  constructor(private readonly catalog: CatalogService) {}

  async list<K extends CatalogKind>(kind: K): Promise<Tagged<CatalogEntries[K][]>> {
    const { sha256, document } = await this.catalog.head();
    return { sha256, body: entriesOf(document, kind) };
  }

  async get<K extends CatalogKind>(kind: K, key: string): Promise<Tagged<CatalogEntries[K]>> {
    const { sha256, document } = await this.catalog.head();
    const entry = findEntry(document, kind, key);
    if (!entry) throw refusal([unknownKey(document, kind, key)]);
    return { sha256, body: entry };
  }

  /** A new entry; its key is in the body. */
  create(kind: CatalogKind, body: EntryBody, asked: EditAsked): Promise<Tagged<object>> {
    const { key, value } = splitBody(kind, body);
    if (key === undefined) throw badKey(kind, 'is missing: a POST names the new entry in its body');
    return this.put({ kind, action: 'create', key, value } as PutEdit, asked);
  }

  /** Creates or replaces the entry at an address; a key in the body has to be the same. `If-Match: *` only replaces. */
  async replace(kind: CatalogKind, key: string, body: EntryBody, asked: EditAsked): Promise<Tagged<object>> {
    const split = splitBody(kind, body);
    if (split.key !== undefined && split.key !== key)
      throw badKey(kind, `is "${split.key}", but the address says "${key}": an entry cannot be renamed`);
    if (asked.ifMatch?.trim() === '*') await this.refuseNew(kind, key);
    return this.put({ kind, action: 'put', key, value: split.value } as PutEdit, asked);
  }

  async remove(kind: CatalogKind, key: string, asked: EditAsked): Promise<Tagged<CatalogHeadReply>> {
    return headReply(await this.catalog.edit([{ kind, action: 'delete', key }], optionsOf(asked)));
  }

  private async refuseNew(kind: CatalogKind, key: string): Promise<void> {
    const { document } = await this.catalog.head();
    if (findEntry(document, kind, key)) return;
    const { code, message } = unknownKey(document, kind, key);
    throw new UserError(code, `${message} If-Match: * replaces only what is there.`, 412);
  }

  private async put(edit: PutEdit, asked: EditAsked): Promise<Tagged<object>> {
    const { sha256, document } = await this.catalog.edit([edit satisfies CatalogEdit], optionsOf(asked));
    return { sha256, body: findEntry(document, edit.kind, edit.key) as object };
  }
}

function splitBody(kind: CatalogKind, body: EntryBody): { key: string | undefined; value: object } {
  const field = CATALOG_KINDS[kind].keyField;
  const { [field]: key, ...value } = body;
  return { key, value };
}

function badKey(kind: CatalogKind, message: string): UserError {
  const pointer = `/${CATALOG_KINDS[kind].keyField}`;
  return new UserError('invalid_request', `The request is not valid: ${pointer} ${message}.`, 400, [
    { pointer, message },
  ]);
}
