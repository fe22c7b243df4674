import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiProblem } from '../../api/api-problem';
import { durationText } from '../../parts/duration';
import { IconComponent } from '../../parts/icon.component';
import { PreviewDirective } from '../../parts/preview.directive';
import { ProblemComponent } from '../../parts/problem.component';
import { TimeComponent } from '../../parts/time.component';
import { RefreshStore } from '../refresh.store';
import { LineDetailStore } from './line-detail.store';
import type { OrderLine } from './order-line';
import { requestedText, verdictLook, whyText } from './why-text';

const REASONS_SHOWN = 5;

/** What became of an order line: its pictures, who delivered and why, the verdict, and the way to its run. */
@Component({
  selector: 'hm-line-detail',
  imports: [IconComponent, PreviewDirective, ProblemComponent, RouterLink, TimeComponent],
  providers: [LineDetailStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './line-detail.component.html',
  styleUrls: ['../row-detail.css', './line-detail.component.css'],
})
export class LineDetailComponent {
  private readonly injector = inject(Injector);
  private readonly refresh = inject(RefreshStore);
  private readonly confirm = viewChild<ElementRef<HTMLButtonElement>>('confirm');
  protected readonly store = inject(LineDetailStore);

  readonly line = input.required<OrderLine>();
  /** The line is to be dispatched, again where it has a delivery. */
  readonly dispatch = output();
  /** Its delivery is another one now, or in another state. */
  readonly changed = output();

  protected readonly isAsking = signal(false);
  protected readonly isCancelling = signal(false);
  protected readonly cancelProblem = signal<ApiProblem | null>(null);

  protected readonly pictures = computed(() =>
    (this.store.delivery()?.assets ?? []).filter(({ mediaType }) => mediaType.startsWith('image/')),
  );
  protected readonly files = computed(() =>
    (this.store.delivery()?.assets ?? []).filter(({ mediaType }) => !mediaType.startsWith('image/')),
  );
  protected readonly reasons = computed(() => (this.store.comparison()?.reasons ?? []).slice(0, REASONS_SHOWN));
  protected readonly moreReasons = computed(
    () => (this.store.comparison()?.reasons.length ?? 0) - this.reasons().length,
  );
  protected readonly encode = encodeURIComponent;
  protected readonly whyText = whyText;
  protected readonly requestedText = requestedText;
  protected readonly verdictLook = verdictLook;
  protected readonly seconds = (seconds: number) => durationText(seconds * 1000);

  constructor() {
    const watch = this.refresh.watch(
      () => this.store.isUnsettled(),
      () => this.store.refresh(),
    );
    inject(DestroyRef).onDestroy(() => watch.stop());
    const version = computed(() => {
      const { delivery } = this.line();
      return delivery && `${delivery.id} ${delivery.state}`;
    });
    effect(() => {
      if (version() === null) return;
      untracked(() => void this.store.load(this.line().delivery?.id ?? ''));
    });
    // What is read here may be newer than the list.
    effect(() => {
      const [delivery, listed] = [this.store.delivery(), this.line().delivery];
      if (delivery && delivery.id === listed?.id && delivery.state !== listed.state)
        untracked(() => this.changed.emit());
    });
  }

  /** Asks whether to cancel; the focus goes on to the answer. */
  protected ask(): void {
    this.isAsking.set(true);
    afterNextRender(() => this.confirm()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async cancel(id: string): Promise<void> {
    this.isCancelling.set(true);
    this.cancelProblem.set(null);
    try {
      await this.store.cancel(id);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.cancelProblem.set(error);
      await this.store.refresh();
    } finally {
      this.isAsking.set(false);
      this.isCancelling.set(false);
    }
  }
}
