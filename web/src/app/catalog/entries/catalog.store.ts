import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { KINDS, findEntry, type CatalogDocument, type CatalogEntry, type CatalogKind } from './catalog-kinds';
import { areSame } from './are-same';
import type { Values } from './values';

/** The catalog as one document, and the sha256 that is its version. */
export interface Catalog {
  sha256: string;
  document: CatalogDocument;
}

/** An entry as somebody began to edit it; `entry` undefined where it is new. */
export interface EditedEntry {
  kind: CatalogKind;
  key: string;
  entry: CatalogEntry | undefined;
}

/**
 * What became of an edit: done, as the version `sha256`, which is null where nothing changed by it; or somebody else changed
 * or deleted (undefined) the entry.
 */
export type EditResult = { done: true; sha256: string | null } | { done: false; theirs: CatalogEntry | undefined };

/** How often an edit is sent again because other entries were changed meanwhile. */
const MOST_TRIES = 5;

const tagOf = (sha256: string): { 'If-Match': string } => ({ 'If-Match': `"${sha256}"` });

type Send = (sha256: string) => Promise<{ etag: string | null }>;

const isOvertaken = (error: unknown): boolean => error instanceof ApiProblem && error.status === 412;

/** The catalog, and its edits under one version: an edit of another entry is no conflict and is sent again. */
@Injectable()
export class CatalogStore {
  private readonly api = inject(ApiClient);
  private readonly known = signal<Catalog | null>(null);
  private loading = 0;

  /** Null until it was loaded once. */
  readonly catalog = this.known.asReadonly();
  /** Why it could not be loaded; what was shown before stays. */
  readonly problem = signal<ApiProblem | null>(null);
  readonly isLoading = signal(false);

  async load(): Promise<void> {
    const turn = ++this.loading;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const catalog = await this.read();
      if (turn === this.loading) this.known.set(catalog);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (turn === this.loading) this.problem.set(error);
    } finally {
      if (turn === this.loading) this.isLoading.set(false);
    }
  }

  /** Saves an entry over what `edited` began with. Rejects with an ApiProblem where the server refuses it. */
  save(edited: EditedEntry, body: Values): Promise<EditResult> {
    if (edited.entry === undefined) return this.create(edited.kind, body);
    const path = `/api/${KINDS[edited.kind].path}/{key}` as const;
    const send = (sha256: string) =>
      this.api.put(path, { path: { key: edited.key }, header: tagOf(sha256), body: body as never });
    return this.edit(edited, send);
  }

  /** Deletes an entry that nobody changed since `edited` began. */
  remove(edited: EditedEntry): Promise<EditResult> {
    const path = `/api/${KINDS[edited.kind].path}/{key}` as const;
    return this.edit(edited, (sha256) => this.api.delete(path, { path: { key: edited.key }, header: tagOf(sha256) }));
  }

  /** Takes the newest change back, where that is the one which made `sha256`: else somebody else's would go. */
  async undo(sha256: string): Promise<Schema<'CatalogHeadReply'>> {
    const { body } = await this.api.post('/api/catalog/undo', { header: tagOf(sha256), body: {} });
    await this.load();
    return body;
  }

  /** Parts without another material get this one. */
  async setDefault(material: string): Promise<string> {
    const { body } = await this.api.put('/api/catalog/default-material', { body: { material } });
    await this.load();
    return body.sha256;
  }

  private async create(kind: CatalogKind, body: Values): Promise<EditResult> {
    const { etag } = await this.api.post(`/api/${KINDS[kind].path}` as const, { body: body as never });
    return this.finished(etag);
  }

  private async edit(edited: EditedEntry, send: Send): Promise<EditResult> {
    for (let tries = 1; ; tries++) {
      const catalog = this.known();
      const theirs = catalog ? findEntry(catalog.document, edited.kind, edited.key) : undefined;
      if (!areSame(theirs, edited.entry)) return { done: false, theirs };
      try {
        const { etag } = await send(catalog?.sha256 ?? '');
        return await this.finished(etag, catalog?.sha256);
      } catch (error) {
        if (!isOvertaken(error) || tries === MOST_TRIES) throw error;
      }
      this.known.set(await this.read());
    }
  }

  private async finished(etag: string | null, before?: string): Promise<EditResult> {
    await this.load();
    const sha256 = etag?.replaceAll('"', '') ?? null;
    return { done: true, sha256: sha256 === before ? null : sha256 };
  }

  private async read(): Promise<Catalog> {
    const { sha256 } = (await this.api.get('/api/catalog')).body;
    const { body } = await this.api.get('/api/catalog/documents/{sha256}', { path: { sha256 } });
    return { sha256, document: body };
  }
}
