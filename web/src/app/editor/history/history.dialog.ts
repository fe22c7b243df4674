import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { TimeComponent } from '../../parts/time.component';
import { ToastStore } from '../../parts/toast.store';
import { DocumentStore } from '../document/document.store';
import { VersionsStore } from './versions.store';

/** The published versions with what each changed; any of them can be put into the draft again. */
@Component({
  selector: 'hm-history',
  imports: [DialogFrameComponent, ProblemComponent, TimeComponent],
  providers: [VersionsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './history.dialog.html',
  styleUrl: './history.dialog.css',
})
export class HistoryDialog {
  private readonly toasts = inject(ToastStore);
  protected readonly dialog = inject(DialogRef);
  protected readonly document = inject(DocumentStore);
  protected readonly store = inject(VersionsStore);

  protected readonly isRestoring = signal(false);

  constructor() {
    void this.store.more();
  }

  protected async restore(version: number): Promise<void> {
    this.isRestoring.set(true);
    try {
      await this.store.restore(version);
      const undo = { label: 'Undo', run: () => this.document.undo() };
      this.toasts.show(`The draft has the graph of v${version}. Its steps keep the definitions that the draft has.`, {
        action: undo,
      });
      this.dialog.close();
    } catch (error) {
      this.toasts.problem(error);
    } finally {
      this.isRestoring.set(false);
    }
  }
}
