import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';

interface CancelRun {
  workflow: string;
  isLive: boolean;
  cancel: (reason: string) => Promise<void>;
}

/** Asks once before a run is cancelled, and why; closes with true when it was. */
@Component({
  selector: 'hm-cancel-run',
  imports: [DialogFrameComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hm-dialog-frame [heading]="'Cancel the run of ' + data.workflow">
      <form id="cancel-run" (submit)="send($event)">
        <p>
          Nothing more is dispatched, and what runs is ended.
          {{ data.isLive ? 'Legacy delivers the order line.' : 'It is a shadow run: the delivery is not affected.' }}
        </p>
        <div class="field">
          <label for="reason">Reason</label>
          <input id="reason" name="reason" class="input" maxlength="500" cdkFocusInitial />
          <p class="hint">Kept with the run. It may be empty.</p>
        </div>
        @if (problem(); as problem) {
          <hm-problem [problem]="problem" />
        }
      </form>
      <ng-container dialog-actions>
        <button class="button" type="button" (click)="dialog.close()">Keep it running</button>
        <button class="button danger" type="submit" form="cancel-run" [disabled]="isSending()">Cancel the run</button>
      </ng-container>
    </hm-dialog-frame>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
  `,
})
export class CancelRunDialog {
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly data = inject<CancelRun>(DIALOG_DATA);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isSending = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.data.cancel(String(reason ?? '').trim());
      this.dialog.close(true);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
