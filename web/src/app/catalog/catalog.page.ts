import { Dialog } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  ElementRef,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { IconStore } from '../parts/icon.store';
import { IconComponent } from '../parts/icon.component';
import { ProblemComponent } from '../parts/problem.component';
import { ShortcutsStore } from '../shell/shortcuts.store';
import { CATALOG_ICONS } from './catalog-icons';
import { CatalogStore } from './entries/catalog.store';
import { KINDS, entriesOf, findEntry, keyOf, kindOfSlug, kinds } from './entries/catalog-kinds';
import { COLUMNS, rowsOf } from './entries/entry-rows';
import { WorkflowKeysStore } from './entries/workflow-keys.store';
import { EntryEditStore } from './panel/entry-edit.store';
import { EntryPanelComponent } from './panel/entry-panel.component';

/** The catalog: its entries by kind, and the one that is open beside them. */
@Component({
  selector: 'hm-catalog-page',
  imports: [EntryPanelComponent, IconComponent, ProblemComponent, RouterLink],
  providers: [CatalogStore, EntryEditStore, WorkflowKeysStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './catalog.page.html',
  styleUrl: './catalog.page.css',
})
export class CatalogPage {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly searchField = viewChild<ElementRef<HTMLInputElement>>('search');
  protected readonly store = inject(CatalogStore);
  protected readonly edit = inject(EntryEditStore);

  /** From the query: the tab, the key of the open entry, and whether a new one is made. */
  readonly kind = input<string>();
  readonly entry = input<string>();
  readonly new = input<string>();

  protected readonly tabs = kinds.map((kind) => ({ kind, ...KINDS[kind] }));
  protected readonly shownKind = computed(() => kindOfSlug(this.kind()));
  protected readonly look = computed(() => KINDS[this.shownKind()]);
  protected readonly columns = computed(() => COLUMNS[this.shownKind()]);
  protected readonly text = signal('');
  protected readonly count = computed(() => {
    const document = this.store.catalog()?.document;
    return document ? entriesOf(document, this.shownKind()).length : null;
  });
  protected readonly rows = computed(() => {
    const document = this.store.catalog()?.document;
    return document ? rowsOf(document, this.shownKind(), this.text()) : [];
  });
  /** The address names an entry that is not there. */
  protected readonly isMissing = computed(() => {
    const [document, key] = [this.store.catalog()?.document, this.entry()];
    return document && key !== undefined ? findEntry(document, this.shownKind(), key) === undefined : false;
  });
  protected readonly skeletons = Array.from({ length: 8 }, (_, index) => 40 + ((index * 37) % 40));

  private readonly isLoaded = computed(() => this.store.catalog() !== null);
  private readonly opened = computed(
    () => ({ kind: this.shownKind(), key: this.new() === undefined ? this.entry() : null }),
    { equal: (one, other) => one.kind === other.kind && one.key === other.key },
  );

  constructor() {
    inject(IconStore).add(CATALOG_ICONS);
    void this.store.load();
    void inject(WorkflowKeysStore).load();
    effect(() => {
      const { kind, key } = this.opened();
      if (this.isLoaded()) untracked(() => this.show(kind, key));
    });
    effect(() => {
      if (this.store.catalog()) untracked(() => this.edit.refresh());
    });
    inject(ShortcutsStore).add({
      title: 'Catalog',
      shortcuts: [
        { keys: ['/'], does: 'Search', run: () => this.searchField()?.nativeElement.focus() },
        { keys: ['n'], does: 'New entry', run: () => this.openNew() },
        { keys: ['Escape'], does: 'Close the entry', run: () => void this.close() },
      ],
    });
  }

  /** True where leaving would lose something. */
  get isDirty(): boolean {
    return this.edit.isDirty();
  }

  protected openNew(): void {
    void this.go({ new: 1 });
  }

  /** The focus goes back to the entry's line. */
  protected async close(): Promise<void> {
    const key = this.entry();
    if (!(await this.go({})) || key === undefined) return;
    this.element.nativeElement.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  /** Shows what was saved: a new entry has its own address now. */
  protected showSaved(key: string): void {
    void this.go({ entry: key });
  }

  protected select(event: MouseEvent, key: string): void {
    if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
    void this.go({ entry: key });
  }

  protected async openHistory(): Promise<void> {
    const { CatalogHistoryDialog } = await import('./history/history.dialog');
    const look = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };
    this.dialogs.open(CatalogHistoryDialog, { ...look, data: this.store });
  }

  private show(kind: ReturnType<typeof kindOfSlug>, key: string | null | undefined): void {
    const entry = this.edit.entry();
    // It was just saved here.
    if (entry && this.edit.kind() === kind && key === keyOf(entry)) return;
    if (key === undefined) this.edit.close();
    else this.edit.open(kind, key);
  }

  private go(query: object): Promise<boolean> {
    return this.router.navigate(['/catalog'], { queryParams: { kind: this.look().slug, ...query } });
  }
}
