import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiProblem } from '../api/api-problem';
import { DialogFrameComponent } from '../parts/dialog-frame.component';
import { ProblemComponent } from '../parts/problem.component';
import { freeKey, keyFault, keyOfLabel } from './workflow-key';
import type { WorkflowSummary } from './workflow-list';
import type { WorkflowsStore } from './workflows.store';

interface NewWorkflow {
  store: WorkflowsStore;
  /** The workflow to copy. */
  source?: WorkflowSummary;
}

/** Makes a workflow, empty or as a copy; closes with its key. */
@Component({
  selector: 'hm-new-workflow',
  imports: [DialogFrameComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-workflow.dialog.html',
  styleUrl: './workflow-form.css',
})
export class NewWorkflowDialog {
  private readonly dialog = inject<DialogRef<string>>(DialogRef);
  private readonly data = inject<NewWorkflow>(DIALOG_DATA);

  protected readonly sources = (this.data.store.workflows() ?? []).toSorted((a, b) => a.label.localeCompare(b.label));
  protected readonly source = signal(this.data.source?.key ?? '');
  protected readonly label = signal(this.data.source ? `${this.data.source.label} (copy)` : '');
  protected readonly typedKey = signal<string | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isSending = signal(false);

  private readonly taken = new Set(this.sources.map(({ key }) => key));
  /** Follows the label until somebody types another one. */
  protected readonly key = computed(() => this.typedKey() ?? freeKey(keyOfLabel(this.label()), this.taken));
  protected readonly fault = computed(() => {
    if (this.taken.has(this.key())) return 'There is a workflow of this key already.';
    return this.label() === '' && this.typedKey() === null ? null : keyFault(this.key());
  });

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const [key, label, source] = [this.key(), this.label().trim(), this.source()];
    if (label === '' || keyFault(key) !== null || this.fault() !== null || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await (source ? this.data.store.duplicate(source, { key, label }) : this.data.store.create({ key, label }));
      this.dialog.close(key);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
