import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { decisionText } from '../dispatch/dispatch-text';
import { DocumentStore } from '../document/document.store';
import { LinePickerComponent } from '../lines/line-picker.component';
import type { OrderLine } from '../lines/order-lines.store';
import { rememberLine } from '../lines/remembered-line';
import { IssueListComponent } from '../problems/issue-list.component';
import type { IssuePlace } from '../problems/issue-place';
import { cacheSummary, plannedNodes, totalText } from './planned-nodes';

/** Says what a run of the saved draft would do for an order line; closes with a place to show, if one was chosen. */
@Component({
  selector: 'hm-dry-run',
  imports: [DialogFrameComponent, IssueListComponent, LinePickerComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './dry-run.dialog.html',
  styleUrl: './dry-run.dialog.css',
})
export class DryRunDialog {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DocumentStore);
  protected readonly dialog = inject<DialogRef<IssuePlace>>(DialogRef);

  protected readonly key = this.document.head()?.key ?? '';
  protected readonly picked = signal<OrderLine | null>(null);
  protected readonly reply = signal<Schema<'DryRunReply'> | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isSending = signal(false);

  protected readonly nodes = computed(() => {
    const [reply, workflow] = [this.reply(), this.document.workflow()];
    return reply && workflow ? plannedNodes(reply, { workflow, steps: this.document.steps() }) : [];
  });
  protected readonly totalText = totalText;
  protected readonly cacheSummary = cacheSummary;
  protected readonly decisionText = decisionText;

  protected async run(event: Event): Promise<void> {
    event.preventDefault();
    const line = this.picked();
    if (line === null || this.isSending()) return;
    rememberLine(localStorage, this.key, { id: line.id, number: line.order.number });
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const body = { orderLineId: line.id, version: 'draft' as const };
      this.reply.set((await this.api.post('/api/workflows/{key}/dry-run', { path: { key: this.key }, body })).body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.reply.set(null);
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
