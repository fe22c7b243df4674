import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PAGE_SIZES, SHA256_HEX, canonicalJson, digestOf } from '#contracts';
import type { CatalogChangeReply } from '#contracts';
import { usableCatalog } from '#steps';
import type { ArtifactStore } from '#artifacts';
import type { CatalogDocument } from '#steps';
import type { CatalogEdit } from './catalog-edit.js';
import { removalProblems } from './catalog-references.js';
import { catalogChanged, documentUnknown, nothingToUndo, refusal } from './catalog.errors.js';
import {
  findDocument,
  hasHead,
  insertChanges,
  insertDocument,
  insertFirstHead,
  lockHead,
  moveHead,
  readChanges,
  readHead,
  readOutsideUse,
} from './catalog.repository.js';
import type { CatalogHead, NewChange } from './catalog.repository.js';
import { editCatalogInTurn, entriesMissingIn } from './edit-catalog.js';

export const ARTIFACT_STORE = Symbol('artifact store');

const WHOLE = { kind: null, key: null, reason: null, undoOf: null, changedBy: null };

export interface EditOptions {
  /** The sha256 that the head must still have, or several of which it must have one; else 412 `catalog_changed`. */
  ifMatch?: string | readonly string[];
  /** For the history. */
  reason?: string;
  /** Who edits, for the history. */
  changedBy?: string;
}

type Decide = (em: EntityManager, head: CatalogHead) => Promise<{ document: CatalogDocument; changes: NewChange[] }>;

/** The catalog: immutable documents, one of which is the head that new dispatches pin. */
@Injectable()
export class CatalogService {
  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  /** The newest document with the sha256 under which both paths read it. */
  head(): Promise<CatalogHead> {
    return readHead(this.orm.em.fork());
  }

  /** Stores the first document; an existing catalog is left as it is. */
  async seed(document: CatalogDocument): Promise<void> {
    const em = this.orm.em.fork();
    if (await hasHead(em)) return;
    const sha256 = await this.store(document);
    await em.transactional(async (inside) => {
      // Two services may start at the same time.
      if (!(await insertFirstHead(inside, sha256))) return;
      await insertDocument(inside, sha256, document);
      await insertChanges(inside, { sha256, previous: null }, [{ ...WHOLE, action: 'seed' }]);
    });
  }

  /**
   * Applies edits, in order, as one new document, which becomes the head; concurrent edits are serialised.
   * All or none: throws a `UserError` (`catalog_referenced`, `unknown_reference`, …) and writes nothing where one is
   * refused. Edits that change nothing make neither a document nor a row.
   */
  edit(edits: readonly CatalogEdit[], options: EditOptions = {}): Promise<CatalogHead> {
    const deleted = edits.flatMap((edit) => (edit.action === 'delete' ? [edit] : []));
    return this.change(options, async (em, head) => {
      const edited = editCatalogInTurn(head.document, edits, await readOutsideUse(em, deleted));
      if ('problems' in edited) throw refusal(edited.problems);
      const changes = edited.made.map(({ action, kind, key }) => ({ ...WHOLE, action, kind, key }));
      return { document: edited.document, changes };
    });
  }

  /**
   * Makes a former document the head again: `to`, or the one before the newest change. The undo is a change as well and
   * can be undone. Refused with 409 `catalog_referenced` where it would remove entries in use.
   */
  undo(to?: string, options: EditOptions = {}): Promise<CatalogHead> {
    return this.change(options, async (em, head) => {
      const [newest] = await readChanges(em, 1);
      const target = to ?? newest?.previous;
      if (!target) throw nothingToUndo();
      const document = await findDocument(em, target);
      if (!document) throw documentUnknown(target);
      const usable = usableCatalog(document).document;
      const removed = entriesMissingIn(usable, head.document, ['output-type', 'material']);
      const problems = removalProblems(usable, removed, await readOutsideUse(em, removed));
      if (problems.length > 0) throw refusal(problems);
      return { document, changes: [{ ...WHOLE, action: 'undo' as const, undoOf: newest?.id ?? null }] };
    });
  }

  /** Changes of the head, newest first; those before the one of the id `after`. */
  history(limit: number = PAGE_SIZES.catalogHistory, after?: number): Promise<CatalogChangeReply[]> {
    return readChanges(this.orm.em.fork(), limit, after);
  }

  /** Any document that was ever the head; 404 `catalog_document_unknown`. */
  async document(sha256: string): Promise<CatalogDocument> {
    const document = SHA256_HEX.test(sha256) ? await findDocument(this.orm.em.fork(), sha256) : null;
    if (!document) throw documentUnknown(sha256);
    return document;
  }

  /**
   * Decides twice: without the lock, to store the bytes, and with it, to write the rows. New orders wait for the lock, and
   * a slow artifact store must not block them; under the lock, bytes are stored only where the second decision differs.
   */
  private async change(options: EditOptions, decide: Decide): Promise<CatalogHead> {
    const em = this.orm.em.fork();
    const seen = await readHead(em);
    refuseOther(seen, options);
    const guess = await this.store((await decide(em, seen)).document);
    return em.transactional(async (inside) => {
      const head = await lockHead(inside, 'update');
      refuseOther(head, options);
      const { document, changes } = await decide(inside, head);
      const to = digestOf(document);
      // Without an edit the stored document stays as it is.
      if (to === head.sha256 || changes.length === 0) return head;
      if (to !== guess) await this.store(document);
      await insertDocument(inside, to, document);
      const { reason = null, changedBy = null } = options;
      const recorded = changes.map((change) => ({ ...change, reason, changedBy }));
      await moveHead(inside, { from: head.sha256, to, changes: recorded });
      return readHead(inside);
    });
  }

  /** Bytes are stored before any row refers to them. */
  private async store(document: CatalogDocument): Promise<string> {
    return (await this.artifacts.put(Buffer.from(canonicalJson(document)), 'application/json')).sha256;
  }
}

function refuseOther(head: CatalogHead, { ifMatch }: EditOptions): void {
  if (ifMatch === undefined) return;
  const asked = typeof ifMatch === 'string' ? [ifMatch] : ifMatch;
  if (!asked.includes(head.sha256)) throw catalogChanged(asked, head.sha256);
}
