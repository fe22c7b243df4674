import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiProblem } from '../api/api-problem';
import { DialogFrameComponent } from '../parts/dialog-frame.component';
import { ProblemComponent } from '../parts/problem.component';
import { ToastStore } from '../parts/toast.store';
import { readImport, type ImportedText, type ImportPart } from './read-import';
import { keyFault, keyOfLabel } from './workflow-key';
import { WorkflowTextComponent } from './workflow-text.component';
import type { WorkflowsStore } from './workflows.store';

/** Imports a workflow from a file or from pasted JSON as a new draft; closes with its key. */
@Component({
  selector: 'hm-import-workflow',
  imports: [DialogFrameComponent, ProblemComponent, WorkflowTextComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-workflow.dialog.html',
  styleUrl: './workflow-form.css',
})
export class ImportWorkflowDialog {
  private readonly dialog = inject<DialogRef<string>>(DialogRef);
  private readonly toasts = inject(ToastStore);
  private readonly store = inject<{ store: WorkflowsStore }>(DIALOG_DATA).store;

  protected readonly text = signal('');
  protected readonly typedKey = signal<string | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isSending = signal(false);

  protected readonly read = computed<ImportedText | null>(() => (this.text().trim() ? readImport(this.text()) : null));
  protected readonly part = computed<ImportPart | null>(() => {
    const read = this.read();
    return read?.ok ? read.part : null;
  });
  protected readonly key = computed(() => this.typedKey() ?? this.part()?.key ?? keyOfLabel(this.part()?.label ?? ''));
  protected readonly fault = computed(() => {
    if (this.part() === null) return null;
    if (this.store.workflows()?.some(({ key }) => key === this.key()))
      return 'There is a workflow of this key already.';
    return keyFault(this.key());
  });
  /** The steps of this instance are other ones than the file was saved with. */
  protected readonly isLockRefused = computed(() => this.problem()?.code === 'lock_mismatch');

  protected async import(event: Event, withLock = true): Promise<void> {
    event.preventDefault();
    const part = this.part();
    if (part === null || this.fault() !== null || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const { lock, ...rest } = part;
      const body = { ...rest, key: this.key(), ...(withLock && lock && { lock }) };
      const { key, issues } = await this.store.import(body);
      if (issues.length > 0) this.toasts.show(`Imported with ${issues.length} problems; the editor lists them.`);
      this.dialog.close(key);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
