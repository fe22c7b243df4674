import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { DialogFrameComponent } from '../../parts/dialog-frame.component';
import { ProblemComponent } from '../../parts/problem.component';
import { DocumentStore } from '../document/document.store';
import { LinePickerComponent } from '../lines/line-picker.component';
import type { OrderLine } from '../lines/order-lines.store';
import { rememberLine } from '../lines/remembered-line';
import { counted } from '../publish/published-text';
import { PublishedStore } from '../publish/published.store';
import { dispatchedText, type Mode } from './dispatch-text';

const MODES: readonly { mode: Mode | null; label: string }[] = [
  { mode: null, label: 'As the rollout decides' },
  { mode: 'graph', label: 'Graph' },
  { mode: 'shadow', label: 'Shadow: legacy delivers, graph runs beside it' },
  { mode: 'legacy', label: 'Legacy' },
];

/** Dispatches an order line by the newest published version, and says what became of it. */
@Component({
  selector: 'hm-dispatch',
  imports: [DialogFrameComponent, LinePickerComponent, ProblemComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './dispatch.dialog.html',
  styleUrl: './dispatch.dialog.css',
})
export class DispatchDialog {
  private readonly api = inject(ApiClient);
  protected readonly dialog = inject(DialogRef);
  protected readonly published = inject(PublishedStore);
  protected readonly document = inject(DocumentStore);

  protected readonly key = this.document.head()?.key ?? '';
  protected readonly picked = signal<OrderLine | null>(null);
  protected readonly mode = signal<Mode | null>(null);
  /** Asked for each line anew. */
  protected readonly again = linkedSignal<OrderLine | null, boolean>({ source: this.picked, computation: () => false });
  protected readonly isCacheBypassed = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What the last dispatch was answered with, until another line is picked. */
  protected readonly dispatched = linkedSignal<OrderLine | null, Schema<'DispatchedLine'> | null>({
    source: this.picked,
    computation: () => null,
  });
  protected readonly said = computed(() => {
    const line = this.dispatched();
    return line && dispatchedText(line);
  });
  /** A line has a delivery where it was listed with one, or was just dispatched. */
  protected readonly hasDelivery = computed(() => (this.picked()?.delivery ?? this.dispatched()) !== null);
  protected readonly modes = MODES;
  protected readonly counted = counted;

  constructor() {
    void this.published.load();
  }

  protected async dispatch(event: Event): Promise<void> {
    event.preventDefault();
    const line = this.picked();
    if (line === null || this.isSending()) return;
    rememberLine(localStorage, this.key, { id: line.id, number: line.order.number });
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const body = this.request(line);
      this.dispatched.set(
        (await this.api.post('/api/workflows/{key}/dispatch', { path: { key: this.key }, body })).body,
      );
      this.again.set(false);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.dispatched.set(null);
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  private request({ id }: OrderLine): Schema<'DispatchWorkflowRequest'> {
    const mode = this.mode();
    return {
      orderLineId: id,
      ...(mode && { mode }),
      ...(this.hasDelivery() && this.again() && { again: true }),
      ...(this.isCacheBypassed() && { cache: 'bypass' as const }),
    };
  }
}
