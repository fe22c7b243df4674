import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { MergeConflict } from '#workflow-core';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { TimeComponent } from '../../parts/time.component';
import { ToastStore } from '../../parts/toast.store';
import { DocumentStore } from '../document/document.store';
import { CompareStore } from '../history/compare/compare.store';
import { conflictPlace, conflictValue, nodeName } from './conflict-text';
import { ConflictStore } from './conflict.store';

/** What becomes of this draft, which somebody else has changed meanwhile. Both can be looked at first. */
@Component({
  selector: 'hm-conflict',
  imports: [DialogFrameComponent, ProblemComponent, TimeComponent],
  providers: [ConflictStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conflict.dialog.html',
  styleUrl: './conflict.dialog.css',
})
export class ConflictDialog {
  private readonly toasts = inject(ToastStore);
  private readonly compare = inject(CompareStore);
  /** Opens this dialog again. */
  private readonly again = inject<{ again: () => void }>(DIALOG_DATA).again;
  protected readonly dialog = inject(DialogRef);
  protected readonly document = inject(DocumentStore);
  protected readonly store = inject(ConflictStore);

  protected readonly isAsking = signal(false);
  protected readonly isMergeable = computed(() => this.store.conflicts() !== null);
  protected readonly sides = SIDES;
  protected readonly value = conflictValue;

  constructor() {
    void this.store.load();
  }

  protected place(conflict: MergeConflict): string {
    const workflows = [this.document.workflow(), this.store.theirs()?.workflow].flatMap((one) => one ?? []);
    return conflictPlace(conflict, (id) => nodeName(workflows, id));
  }

  protected async merge(): Promise<void> {
    if (await this.store.merge()) this.end('Merged: the draft has your changes and theirs.');
  }

  protected async overwrite(): Promise<void> {
    if (await this.store.overwrite()) this.end('Your draft is in place of theirs.');
  }

  protected async takeTheirs(): Promise<void> {
    if (await this.store.takeTheirs()) this.end('The draft is theirs now.');
  }

  protected review(): void {
    const theirs = this.store.theirs();
    if (!theirs) return;
    this.compare.openConflict(theirs, { label: 'Decide', run: this.again });
    this.dialog.close();
  }

  private end(text: string): void {
    this.toasts.show(text, { action: { label: 'Undo', run: () => this.document.undo() } });
    this.dialog.close();
  }
}

const SIDES = [
  { side: 'mine', title: 'Yours' },
  { side: 'theirs', title: 'Theirs' },
] as const;
