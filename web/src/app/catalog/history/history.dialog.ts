import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { TimeComponent } from '../../parts/time.component';
import type { CatalogStore } from '../entries/catalog.store';
import { changeText } from './change-text';
import { HistoryStore } from './history.store';

/** Who changed what of the catalog and when; the newest change can be undone. */
@Component({
  selector: 'hm-catalog-history',
  imports: [DialogFrameComponent, ProblemComponent, TimeComponent],
  providers: [HistoryStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './history.dialog.html',
  styleUrl: './history.dialog.css',
})
export class CatalogHistoryDialog {
  protected readonly dialog = inject(DialogRef);
  protected readonly catalog = inject<CatalogStore>(DIALOG_DATA);
  protected readonly store = inject(HistoryStore);

  protected readonly isUndoing = signal(false);
  /** Why the undo was refused. */
  protected readonly refusal = signal<ApiProblem | null>(null);
  protected readonly changeText = changeText;

  constructor() {
    void this.store.load();
  }

  protected async undo(sha256: string): Promise<void> {
    this.isUndoing.set(true);
    this.refusal.set(null);
    try {
      await this.catalog.undo(sha256);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.refusal.set(error);
    } finally {
      this.isUndoing.set(false);
    }
    await this.store.load();
  }
}
