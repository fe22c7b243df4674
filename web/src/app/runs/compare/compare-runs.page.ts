import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Schema } from '../../api/api-types';
import { ClockStore } from '../../parts/clock.store';
import { IconComponent } from '../../parts/icon.component';
import { IconStore } from '../../parts/icon.store';
import { ProblemComponent } from '../../parts/problem.component';
import { relativeTime } from '../../parts/relative-time';
import { TimeComponent } from '../../parts/time.component';
import { runLook } from '../../run/node-look';
import { runTime } from '../../run/node-times';
import { RUN_ICONS } from '../../run/run-icons';
import { StatusComponent } from '../../run/status.component';
import type { RunSummary } from '../runs-filter';
import { RunsStore } from '../runs.store';
import { NodePairComponent } from './node-pair.component';
import { RunComparisonStore } from './run-comparison.store';

type Side = 'a' | 'b';

/** Two runs of a workflow beside each other, node by node. */
@Component({
  selector: 'hm-compare-runs-page',
  imports: [IconComponent, NodePairComponent, ProblemComponent, RouterLink, StatusComponent, TimeComponent],
  providers: [RunComparisonStore, RunsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './compare-runs.page.html',
  styleUrl: './compare-runs.page.css',
})
export class CompareRunsPage {
  private readonly router = inject(Router);
  private readonly clock = inject(ClockStore);
  private readonly choices = inject(RunsStore);
  protected readonly store = inject(RunComparisonStore);

  /** From the path. */
  readonly key = input.required<string>();
  /** The ids of the runs, from the query; one that is missing is chosen here. */
  readonly a = input<string>();
  readonly b = input<string>();

  protected readonly sides: readonly Side[] = ['a', 'b'];
  protected readonly chosen = computed(() => ({ a: this.a(), b: this.b() }));
  protected readonly onlyDifferent = signal(false);
  protected readonly open = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() => {
    const rows = this.store.rows();
    return this.onlyDifferent() ? rows.filter(({ isDifferent }) => isDifferent) : rows;
  });
  protected readonly summary = computed(() => {
    const rows = this.store.rows();
    const different = rows.filter(({ isDifferent }) => isDifferent).length;
    return different === 0 ? `None of ${rows.length} nodes differs.` : `${different} of ${rows.length} nodes differ.`;
  });
  protected readonly runLook = runLook;
  protected readonly isListed = computed(() => this.choices.runs() !== null);

  constructor() {
    inject(IconStore).add(RUN_ICONS);
    effect(() => {
      const workflow = this.key();
      untracked(() => void this.choices.load({ workflow }));
    });
    effect(() => {
      const { a, b } = this.chosen();
      this.open.set(new Set());
      untracked(() => (a && b ? void this.store.load(a, b) : this.store.forget()));
    });
  }

  /** The runs to choose from; the chosen one may be of another workflow, or older than those. */
  protected choicesOf(side: Side): { id: string; text: string }[] {
    const runs = this.choices.runs() ?? [];
    const listed = runs.map((run) => ({ id: run.runId, text: this.textOf(run) }));
    const id = this.chosen()[side];
    return id === undefined || listed.some((one) => one.id === id) ? listed : [{ id, text: id.slice(0, 8) }, ...listed];
  }

  protected choose(side: Side, id: string): void {
    void this.go({ [side]: id || null });
  }

  protected swap(): void {
    const { a, b } = this.chosen();
    void this.go({ a: b ?? null, b: a ?? null });
  }

  protected reload(): void {
    const { a, b } = this.chosen();
    if (a && b) void this.store.load(a, b);
  }

  protected toggle(id: string): void {
    this.open.update((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected timeOf(run: Schema<'RunHead'>): string {
    return runTime(run, () => this.clock.now().getTime());
  }

  private textOf({ runId, status, workflow, createdAt }: RunSummary): string {
    const ago = relativeTime(new Date(createdAt), this.clock.now());
    return `${runId.slice(0, 8)}, v${workflow.version}, ${status}, ${ago}`;
  }

  private go(queryParams: Record<string, string | null>): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
