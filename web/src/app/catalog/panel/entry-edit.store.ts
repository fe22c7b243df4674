import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem';
import { CatalogStore, type EditResult } from '../entries/catalog.store';
import { KINDS, findEntry, keyOf, type CatalogEntry, type CatalogKind } from '../entries/catalog-kinds';
import { blankEntry } from './blank-entry';
import { differencesOf } from './differences';
import { areSame } from '../entries/are-same';
import { FIELDS } from './entry-fields';
import { fieldFaults } from './field-faults';
import { shownFields } from './shown-fields';
import { withValue, type Values } from '../entries/values';

interface Opened {
  kind: CatalogKind;
  /** As it was when somebody began to edit it; undefined where it is new. */
  entry: CatalogEntry | undefined;
  /** What the form began with. */
  start: Values;
}

/** The entry that is open, as it is edited. */
@Injectable()
export class EntryEditStore {
  private readonly catalog = inject(CatalogStore);
  private readonly opened = signal<Opened | null>(null);

  readonly values = signal<Values>({});
  readonly problem = signal<ApiProblem | null>(null);
  readonly isSending = signal(false);
  /** What somebody else made of the entry meanwhile; `entry` undefined where it was deleted. */
  readonly theirs = signal<{ entry: CatalogEntry | undefined } | null>(null);

  readonly isOpen = computed(() => this.opened() !== null);
  readonly kind = computed(() => this.opened()?.kind ?? 'material');
  readonly entry = computed(() => this.opened()?.entry);
  readonly isDirty = computed(() => this.isOpen() && !areSame(this.values(), this.opened()?.start));
  readonly fields = computed(() => shownFields(FIELDS[this.kind()], this.values()));
  readonly faults = computed(() =>
    fieldFaults(
      this.problem()?.errors ?? [],
      this.fields().map(({ pointer }) => pointer),
    ),
  );
  readonly differences = computed(() => {
    const entry = this.theirs()?.entry;
    return entry ? differencesOf(FIELDS[this.kind()], entry as unknown as Values, this.values()) : [];
  });

  /** Opens an entry, or a new one for `null`; nothing where there is none of the key. */
  open(kind: CatalogKind, key: string | null): void {
    const document = this.catalog.catalog()?.document;
    const entry = document && key !== null ? findEntry(document, kind, key) : undefined;
    const known = document !== undefined && (key === null || entry !== undefined);
    if (known) this.begin({ kind, entry, start: (entry ?? blankEntry(document, kind)) as unknown as Values });
    else this.close();
  }

  /** Follows what became of the entry, by an undo or by others, unless something would be lost. */
  refresh(): void {
    const entry = this.entry();
    if (entry && !this.isDirty() && !this.isSending() && !this.theirs()) this.open(this.kind(), keyOf(entry));
  }

  close(): void {
    this.opened.set(null);
    this.problem.set(null);
    this.theirs.set(null);
  }

  set(pointer: string, value: unknown): void {
    this.values.update((values) => withValue(values, pointer, value));
  }

  /** Drops what was edited. */
  reset(): void {
    const opened = this.opened();
    if (opened) this.begin(opened);
  }

  /** Goes on with what somebody else saved. */
  takeTheirs(): void {
    const entry = this.theirs()?.entry;
    if (entry) this.begin({ kind: this.kind(), entry, start: entry as unknown as Values });
  }

  /** The version that the edit made (null: it changed nothing) and the key; null where it was refused or somebody else changed the entry. */
  async save(): Promise<{ sha256: string | null; key: string } | null> {
    const [kind, entry, body] = [this.kind(), this.entry(), this.values()];
    const key = entry ? keyOf(entry) : String(body[KINDS[kind].keyField]);
    const result = await this.send(() => this.catalog.save({ kind, key, entry }, body));
    if (!result?.done) return null;
    this.begin({ kind, entry: body as unknown as CatalogEntry, start: body });
    return { sha256: result.sha256, key };
  }

  /** Saves over what somebody else made of the entry. */
  saveMine(): ReturnType<EntryEditStore['save']> {
    const theirs = this.theirs();
    if (theirs) this.opened.update((opened) => opened && { ...opened, entry: theirs.entry });
    return this.save();
  }

  /** The version that has no such entry any more; null as for `save`. */
  async remove(): Promise<{ sha256: string | null } | null> {
    const [kind, entry] = [this.kind(), this.entry()];
    if (!entry) return null;
    const result = await this.send(() => this.catalog.remove({ kind, key: keyOf(entry), entry }));
    if (!result?.done) return null;
    this.close();
    return { sha256: result.sha256 };
  }

  private begin(opened: Opened): void {
    this.close();
    this.opened.set(opened);
    this.values.set(opened.start);
  }

  private async send(request: () => Promise<EditResult>): Promise<EditResult | null> {
    if (this.isSending()) return null;
    this.isSending.set(true);
    this.problem.set(null);
    this.theirs.set(null);
    try {
      const result = await request();
      if (!result.done) this.theirs.set({ entry: result.theirs });
      return result;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
      return null;
    } finally {
      this.isSending.set(false);
    }
  }
}
