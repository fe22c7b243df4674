import { Dialog } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  Injector,
  output,
} from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { ProblemComponent } from '../../parts/problem.component';
import { ToastStore } from '../../parts/toast.store';
import { CatalogStore } from '../entries/catalog.store';
import { KINDS, keyOf, labelOf } from '../entries/catalog-kinds';
import { usersOf } from '../entries/entry-users';
import { WorkflowKeysStore } from '../entries/workflow-keys.store';
import type { Removal } from './delete-entry.dialog';
import { EntryEditStore } from './entry-edit.store';
import { EntryFieldComponent } from './entry-field.component';
import { EntryPreviewComponent } from './entry-preview.component';
import { shownProblem } from './shown-problem';
import { UserListComponent } from './user-list.component';
import { valueAt } from '../entries/values';

/** The entry that is open: what it looks like, its fields, and what uses it. */
@Component({
  selector: 'hm-entry-panel',
  imports: [EntryFieldComponent, EntryPreviewComponent, IconComponent, ProblemComponent, UserListComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-panel.component.html',
  styleUrl: './entry-panel.component.css',
})
export class EntryPanelComponent {
  private readonly dialogs = inject(Dialog);
  private readonly toasts = inject(ToastStore);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly catalog = inject(CatalogStore);
  protected readonly workflows = inject(WorkflowKeysStore);
  protected readonly edit = inject(EntryEditStore);

  /** The entry of a key was saved. */
  readonly saved = output<string>();
  readonly closed = output<void>();

  protected readonly look = computed(() => KINDS[this.edit.kind()]);
  protected readonly document = computed(() => this.catalog.catalog()?.document);
  protected readonly heading = computed(() => {
    const entry = this.edit.entry();
    return entry ? labelOf(entry) : `New ${this.look().singular}`;
  });
  protected readonly users = computed(() => {
    const [document, entry] = [this.document(), this.edit.entry()];
    return document && entry ? usersOf(document, this.edit.kind(), keyOf(entry)) : [];
  });
  protected readonly isDefault = computed(() => this.users().some(({ kind }) => kind === 'default-material'));
  /** Of the refusal what no field shows. */
  protected readonly problem = computed(() => shownProblem(this.edit.problem(), this.edit.faults()));
  protected readonly valueAt = valueAt;

  constructor() {
    // Somebody who makes an entry begins to type.
    effect(() => {
      if (this.edit.kind() && !this.edit.entry()) this.focus('form :is(input, select)');
    });
  }

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    this.report(await this.edit.save());
  }

  protected async saveMine(): Promise<void> {
    this.report(await this.edit.saveMine());
  }

  protected async makeDefault(): Promise<void> {
    const entry = this.edit.entry();
    if (!entry) return;
    try {
      const sha256 = await this.catalog.setDefault(keyOf(entry));
      this.offerUndo(`Parts without another material get ${labelOf(entry)}.`, sha256);
    } catch (error) {
      this.toasts.problem(error);
    }
  }

  /** Asks with what uses the entry. */
  protected async askToDelete(): Promise<void> {
    const { DeleteEntryDialog } = await import('./delete-entry.dialog');
    const name = `${this.look().singular} “${this.heading()}”`;
    const data: Removal = { edit: this.edit, users: this.users(), name };
    const look = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title', injector: this.injector };
    this.dialogs.open<string | null>(DeleteEntryDialog, { ...look, data }).closed.subscribe((sha256) => {
      if (sha256 === undefined) return;
      this.offerUndo(`The ${name} is deleted.`, sha256);
      this.closed.emit();
    });
  }

  private report(saved: { sha256: string | null; key: string } | null): void {
    if (!saved) return this.showFault();
    this.offerUndo(`${this.heading()} is saved.`, saved.sha256);
    this.saved.emit(saved.key);
  }

  private offerUndo(text: string, sha256: string | null): void {
    const action = sha256 === null ? null : { label: 'Undo', run: () => void this.undo(sha256) };
    this.toasts.show(text, { action });
  }

  private async undo(sha256: string): Promise<void> {
    try {
      await this.catalog.undo(sha256);
      this.toasts.show('The change is undone.');
    } catch (error) {
      this.toasts.problem(error);
    }
  }

  private focus(selector: string): void {
    const find = () => this.element.nativeElement.querySelector<HTMLElement>(selector);
    afterNextRender(() => find()?.focus(), { injector: this.injector });
  }

  /** Leads to the first field that was refused. */
  private showFault(): void {
    this.focus('[aria-invalid="true"]');
  }
}
