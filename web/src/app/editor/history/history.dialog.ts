import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { TimeComponent } from '../../parts/time.component';
import { ToastStore } from '../../parts/toast.store';
import { DocumentStore } from '../document/document.store';
import { CompareStore } from './compare/compare.store';
import { VersionsStore } from './versions.store';

/** The published versions with what each changed; any can be compared, or put into the draft again. */
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
  private readonly compare = inject(CompareStore);
  protected readonly dialog = inject(DialogRef);
  protected readonly document = inject(DocumentStore);
  protected readonly store = inject(VersionsStore);

  protected readonly isRestoring = signal(false);
  /** The version for which the draft may be discarded, once that is confirmed. */
  protected readonly asked = signal<number | null>(null);

  constructor() {
    void this.store.more();
  }

  protected async compareVersions(from: number | null, to: number | 'draft'): Promise<void> {
    try {
      await this.compare.openVersions(from, to);
      this.dialog.close();
    } catch (error) {
      this.toasts.problem(error);
    }
  }

  protected async restore(version: number): Promise<void> {
    this.isRestoring.set(true);
    try {
      if (!(await this.store.restore(version))) return;
      const undo = { label: 'Undo', run: () => this.document.undo() };
      this.toasts.show(`The draft has the graph of v${version}. Its steps keep the definitions that the draft has.`, {
        action: undo,
      });
      this.compare.close();
      this.dialog.close();
    } catch (error) {
      this.toasts.problem(error);
    } finally {
      this.isRestoring.set(false);
    }
  }
}
