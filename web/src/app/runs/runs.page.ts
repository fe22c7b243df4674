import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NewsStore } from '../news/news.store';
import { ClockStore } from '../parts/clock.store';
import { inPlace } from '../parts/in-place';
import { IconStore } from '../parts/icon.store';
import { ProblemComponent } from '../parts/problem.component';
import { TimeComponent } from '../parts/time.component';
import { runLook } from '../run/node-look';
import { runTime } from '../run/node-times';
import { RUN_ICONS } from '../run/run-icons';
import { StatusComponent } from '../run/status.component';
import { RUN_STATUSES, filterOf } from './runs-filter';
import { RunsStore, type RunSummary } from './runs.store';

/** All runs, newest first. */
@Component({
  selector: 'hm-runs-page',
  imports: [ProblemComponent, RouterLink, StatusComponent, TimeComponent],
  providers: [RunsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './runs.page.html',
  styleUrl: './runs.page.css',
})
export class RunsPage {
  private readonly router = inject(Router);
  private readonly clock = inject(ClockStore);
  protected readonly store = inject(RunsStore);

  /** From the query, so that a filtered list has an address. */
  readonly status = input<string>();
  readonly workflow = input<string>();

  protected readonly statuses = RUN_STATUSES;
  protected readonly filter = computed(() => filterOf({ status: this.status(), workflow: this.workflow() }));
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  /** Workflows by key; the one that the address names may be none of them. */
  protected readonly choices = computed(() => {
    const [known, named] = [this.store.workflows(), this.filter().workflow];
    const isKnown = named === undefined || known.some(({ key }) => key === named);
    return isKnown ? known : [...known, { key: named, label: named }];
  });
  protected readonly labels = computed(() => new Map(this.choices().map(({ key, label }) => [key, label])));
  /** Somebody points at the list: no row moves. */
  protected readonly isTouched = signal(false);
  protected readonly shown = linkedSignal({
    source: () => ({ runs: this.store.runs(), isTouched: this.isTouched() }),
    computation: ({ runs, isTouched }, previous?: { value: readonly RunSummary[] | null }) =>
      runs && isTouched && previous?.value
        ? inPlace(runs, previous.value, { idOf: ({ runId }) => runId, keepsGone: true })
        : runs,
  });
  protected readonly lookOf = ({ status }: RunSummary) => runLook(status);
  protected readonly skeletons = Array.from({ length: 8 }, (_, index) => 40 + ((index * 37) % 40));

  constructor() {
    inject(IconStore).add(RUN_ICONS);
    void this.store.loadWorkflows();
    inject(NewsStore).onChange(['runs'], () => void this.store.refresh());
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.store.load(filter));
    });
  }

  protected choose(queryParams: { status?: string | null; workflow?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected reload(): void {
    void this.store.load(this.filter());
  }

  protected timeOf(run: RunSummary): string {
    return runTime(run, () => this.clock.now().getTime());
  }

  /** A row opens its run; its link does the same for keys and new tabs. */
  protected open(event: MouseEvent, { runId, workflow }: RunSummary): void {
    if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
    void this.router.navigate(['/workflows', workflow.key, 'runs', runId]);
  }
}
