import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import type { EntryUser } from '../entries/entry-users';
import type { EntryEditStore } from './entry-edit.store';
import { shownProblem } from './shown-problem';
import { UserListComponent } from './user-list.component';

/** What is asked about before an entry is deleted. */
export interface Removal {
  edit: EntryEditStore;
  users: readonly EntryUser[];
  /** Such as `material “Steel”`. */
  name: string;
}

/** Asks once, with what uses the entry; closes with the version of the catalog that has it no more. */
@Component({
  selector: 'hm-delete-entry',
  imports: [DialogFrameComponent, ProblemComponent, UserListComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hm-dialog-frame [heading]="'Delete the ' + data.name">
      @if (data.users.length > 0) {
        <p>It cannot be deleted: this uses it. Change that first.</p>
        <hm-user-list [users]="data.users" (followed)="dialog.close()" />
      } @else {
        <p>New orders cannot use it any more. Those that were dispatched keep what they were dispatched with.</p>
      }
      @if (problem(); as problem) {
        <hm-problem [problem]="problem" />
      }
      @if (data.edit.theirs()) {
        <p class="fault" role="alert">Somebody else changed it meanwhile. Look at it before you delete it.</p>
      }
      <ng-container dialog-actions>
        <button class="button" type="button" (click)="dialog.close()">Keep it</button>
        @if (data.users.length === 0) {
          <button class="button danger" type="button" [disabled]="data.edit.isSending()" (click)="remove()">
            Delete
          </button>
        }
      </ng-container>
    </hm-dialog-frame>
  `,
  styles: `
    hm-user-list,
    hm-problem,
    .fault {
      margin-top: 12px;
    }
  `,
})
export class DeleteEntryDialog {
  protected readonly dialog = inject<DialogRef<string | null>>(DialogRef);
  protected readonly data = inject<Removal>(DIALOG_DATA);

  protected readonly problem = computed(() => shownProblem(this.data.edit.problem(), this.data.edit.faults()));

  protected async remove(): Promise<void> {
    const removed = await this.data.edit.remove();
    if (removed) this.dialog.close(removed.sha256);
  }
}
