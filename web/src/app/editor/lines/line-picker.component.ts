import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, model, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiProblem } from '../../api/api-problem';
import { ProblemComponent } from '../../parts/problem.component';
import { OrderLinesStore, type OrderLine } from './order-lines.store';
import { rememberedLine } from './remembered-line';

const AFTER_KEY_MS = 250;

/** Picks an order line from a list that is searched; begins with the one that the workflow was last tried with. */
@Component({
  selector: 'hm-line-picker',
  imports: [ProblemComponent, RouterLink],
  providers: [OrderLinesStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './line-picker.component.html',
  styleUrl: './line-picker.component.css',
})
export class LinePickerComponent {
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly store = inject(OrderLinesStore);
  protected readonly dialog = inject(DialogRef, { optional: true });

  readonly workflow = input.required<string>();
  readonly picked = model<OrderLine | null>(null);

  protected readonly text = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    void this.begin();
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.store.search(text), AFTER_KEY_MS);
  }

  protected clear(): void {
    this.type('');
  }

  /** What became of the line so far, in a few words. */
  protected stateOf({ delivery }: OrderLine): string {
    if (!delivery) return 'not dispatched';
    if (delivery.state !== 'committed') return delivery.state;
    return `delivered by ${delivery.deliveredBy ?? delivery.mode}`;
  }

  private async begin(): Promise<void> {
    await this.store.search('');
    const remembered = rememberedLine(localStorage, this.workflow());
    if (!remembered) return;
    try {
      const line = await this.store.find(remembered);
      if (this.picked() === null) this.picked.set(line);
    } catch (error) {
      // Without it the user picks one.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
