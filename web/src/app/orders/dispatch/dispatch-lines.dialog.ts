import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import type { Mode } from '../../editor/dispatch/dispatch-text';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { linesDispatchedText } from './dispatched-text';

/** What to dispatch: an order, or one of its lines. */
export interface DispatchLines {
  order: { id: string; number: string };
  /** A line by its id and name; all lines without it. */
  line?: { id: string; name: string };
  /** The deliveries that its lines have. */
  before: ReadonlyMap<string, string>;
  /** Called with the order as each dispatch leaves it. */
  take: (order: Schema<'OrderReply'>) => void;
}

const MODES: readonly { mode: Mode | null; label: string }[] = [
  { mode: null, label: 'As the rollout decides' },
  { mode: 'graph', label: 'Graph' },
  { mode: 'shadow', label: 'Shadow: legacy delivers, graph runs beside it' },
  { mode: 'legacy', label: 'Legacy' },
];

/** Dispatches an order or one line of it, and says what became of it. */
@Component({
  selector: 'hm-dispatch-lines',
  imports: [DialogFrameComponent, ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './dispatch-lines.dialog.html',
  styleUrl: './dispatch-lines.dialog.css',
})
export class DispatchLinesDialog {
  private readonly api = inject(ApiClient);
  protected readonly dialog = inject(DialogRef);
  protected readonly data = inject<DispatchLines>(DIALOG_DATA);

  private readonly before = signal(this.data.before);
  protected readonly modes = MODES;
  protected readonly mode = signal<Mode | null>(null);
  protected readonly hasDelivery = computed(() => this.before().size > 0);
  protected readonly again = signal(this.data.line !== undefined && this.data.before.size > 0);
  protected readonly isCacheBypassed = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly said = signal<string | null>(null);

  protected async dispatch(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const { id } = this.data.order;
      const { body } = await this.api.post('/api/orders/{id}/dispatch', { path: { id }, body: this.request() });
      this.tell(body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.said.set(null);
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  private tell(order: Schema<'OrderReply'>): void {
    const lines = order.lines.filter(({ id }) => this.data.line === undefined || id === this.data.line.id);
    this.said.set(linesDispatchedText({ lines, before: this.before() }));
    this.before.set(new Map(lines.flatMap(({ id, delivery }) => (delivery ? [[id, delivery.id] as const] : []))));
    this.again.set(false);
    this.data.take(order);
  }

  private request(): Schema<'DispatchOrderRequest'> {
    const [mode, { line }] = [this.mode(), this.data];
    return {
      ...(line && { lines: [line.id] }),
      ...(mode && { mode }),
      ...(this.hasDelivery() && this.again() && { again: true }),
      ...(this.isCacheBypassed() && { cache: 'bypass' as const }),
    };
  }
}
