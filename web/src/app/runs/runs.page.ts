import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NewsStore } from '../news/news.store';
import { ClockStore } from '../parts/clock.store';
import { IconStore } from '../parts/icon.store';
import { ProblemComponent } from '../parts/problem.component';
import { TimeComponent } from '../parts/time.component';
import { runLook } from '../run/node-look';
import { runTime } from '../run/node-times';
import { RUN_ICONS } from '../run/run-icons';
import { StatusComponent } from '../run/status.component';
import { RUN_AGES, RUN_CLASSES, RUN_STATUSES, filterOf, type Choice, type RunSummary } from './runs-filter';
import { RunsStore } from './runs.store';

const AFTER_KEY_MS = 250;

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
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly store = inject(RunsStore);

  /** From the query, so that a filtered list has an address. */
  readonly status = input<string>();
  readonly workflow = input<string>();
  readonly version = input<string>();
  readonly runClass = input<string>();
  readonly q = input<string>();
  readonly outputType = input<string>();
  readonly age = input<string>();

  protected readonly statuses = RUN_STATUSES;
  protected readonly classes = RUN_CLASSES;
  protected readonly ages = RUN_AGES;
  protected readonly address = computed(() => ({
    ...{ status: this.status(), workflow: this.workflow(), outputType: this.outputType(), age: this.age() },
    ...{ version: this.version(), runClass: this.runClass(), q: this.q() },
  }));
  protected readonly isFiltered = computed(() => Object.values(this.address()).some((part) => part !== undefined));
  protected readonly workflows = computed(() => withNamed(this.store.workflows(), this.workflow()));
  protected readonly outputTypes = computed(() => withNamed(this.store.outputTypes(), this.outputType()));
  protected readonly labels = computed(() => new Map(this.workflows().map(({ key, label }) => [key, label])));
  /** Two of them can be compared. */
  protected readonly chosen = signal<readonly RunSummary[]>([]);
  protected readonly lookOf = ({ status }: RunSummary) => runLook(status);
  protected readonly skeletons = Array.from({ length: 8 }, (_, index) => 40 + ((index * 37) % 40));

  constructor() {
    inject(IconStore).add(RUN_ICONS);
    void this.store.loadChoices();
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    inject(NewsStore).onChange(['runs'], () => void this.store.refresh());
    effect(() => {
      this.address();
      untracked(() => this.reload());
    });
  }

  protected choose(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  /** Searches once nothing more is typed. */
  protected search(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.choose({ q: text.trim() || null }), AFTER_KEY_MS);
  }

  protected showAll(): void {
    clearTimeout(this.timer);
    const finer = { version: null, runClass: null, q: null };
    this.choose({ status: null, workflow: null, outputType: null, age: null, ...finer });
  }

  protected reload(): void {
    this.chosen.set([]);
    void this.store.load(filterOf(this.address(), new Date()));
  }

  protected timeOf(run: RunSummary): string {
    return runTime(run, () => this.clock.now().getTime());
  }

  protected isChosen({ runId }: RunSummary): boolean {
    return this.chosen().some((run) => run.runId === runId);
  }

  /** The two that were chosen last. */
  protected toggle(run: RunSummary): void {
    this.chosen.update((before) =>
      this.isChosen(run) ? before.filter(({ runId }) => runId !== run.runId) : [...before, run].slice(-2),
    );
  }

  /** The older one is A. */
  protected compare(): void {
    const [a, b] = [...this.chosen()].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    if (!a || !b) return;
    const queryParams = { a: a.runId, b: b.runId };
    void this.router.navigate(['/workflows', a.workflow.key, 'runs', 'compare'], { queryParams });
  }

  /** A row opens its run; its link does the same for keys and new tabs. */
  protected open(event: MouseEvent, { runId, workflow }: RunSummary): void {
    if ((event.target as HTMLElement).closest('a, .pick') || getSelection()?.toString()) return;
    void this.router.navigate(['/workflows', workflow.key, 'runs', runId]);
  }
}

/** What the address names may be none of those that there are. */
function withNamed(known: readonly Choice[], named: string | undefined): readonly Choice[] {
  const isKnown = !named || known.some(({ key }) => key === named);
  return isKnown ? known : [...known, { key: named, label: named }];
}
