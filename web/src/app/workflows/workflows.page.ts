import { Dialog } from '@angular/cdk/dialog';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NewsStore } from '../news/news.store';
import { IconComponent } from '../parts/icon.component';
import { IconStore } from '../parts/icon.store';
import { inPlace } from '../parts/in-place';
import { ProblemComponent } from '../parts/problem.component';
import { TimeComponent } from '../parts/time.component';
import { ToastStore } from '../parts/toast.store';
import { runLook } from '../run/node-look';
import { RUN_ICONS } from '../run/run-icons';
import { StatusComponent } from '../run/status.component';
import { ShortcutsStore } from '../shell/shortcuts.store';
import { draftFaults, filterWorkflows, publicationOf, usesOf, type WorkflowSummary } from './workflow-list';
import { WorkflowsStore } from './workflows.store';

const DIALOG = { backdropClass: 'dialog-backdrop', ariaLabelledBy: 'dialog-title' };

/** The list of workflows, and what can be done with one as a whole. */
@Component({
  selector: 'hm-workflows-page',
  imports: [
    ...[CdkMenu, CdkMenuItem, CdkMenuTrigger, IconComponent, ProblemComponent],
    ...[RouterLink, StatusComponent, TimeComponent],
  ],
  providers: [WorkflowsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './workflows.page.html',
  styleUrl: './workflows.page.css',
})
export class WorkflowsPage {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly toasts = inject(ToastStore);
  private readonly searchField = viewChild<ElementRef<HTMLInputElement>>('search');
  protected readonly store = inject(WorkflowsStore);

  protected readonly text = signal('');
  protected readonly archived = signal(false);
  /** Somebody points at the list: no row moves. */
  protected readonly isTouched = signal(false);
  private readonly listed = computed(() => {
    const filter = { text: this.text(), archived: this.archived() };
    return { filter: JSON.stringify(filter), rows: filterWorkflows(this.store.workflows() ?? [], filter) };
  });
  protected readonly shown = linkedSignal({
    source: () => ({ ...this.listed(), isTouched: this.isTouched() }),
    computation: (
      { filter, rows, isTouched },
      before?: { source: { filter: string }; value: readonly WorkflowSummary[] },
    ) =>
      isTouched && before?.source.filter === filter && before.value.length > 0
        ? inPlace(rows, before.value, ({ key }) => key)
        : rows,
  });
  protected readonly archivedCount = computed(
    () => (this.store.workflows() ?? []).filter((one) => one.archived).length,
  );
  protected readonly publicationOf = publicationOf;
  protected readonly draftFaults = draftFaults;
  protected readonly usesOf = usesOf;
  protected readonly lookOf = runLook;
  protected readonly skeletons = Array.from({ length: 6 }, (_, index) => 40 + ((index * 37) % 40));

  constructor() {
    inject(IconStore).add(RUN_ICONS);
    void this.store.load();
    inject(NewsStore).onChange(['workflows'], () => void this.store.refresh());
    inject(ShortcutsStore).add({
      title: 'List',
      shortcuts: [
        { keys: ['/'], does: 'Search', run: () => this.searchField()?.nativeElement.focus() },
        { keys: ['n'], does: 'New workflow', run: () => void this.openNew() },
      ],
    });
  }

  /** With a source it makes a copy of that one. */
  protected async openNew(source?: WorkflowSummary): Promise<void> {
    const { NewWorkflowDialog } = await import('./new-workflow.dialog');
    const data = { store: this.store, source };
    this.openWhenDone(this.dialogs.open<string>(NewWorkflowDialog, { ...DIALOG, data }).closed);
  }

  protected async openImport(): Promise<void> {
    const { ImportWorkflowDialog } = await import('./import-workflow.dialog');
    this.openWhenDone(
      this.dialogs.open<string>(ImportWorkflowDialog, { ...DIALOG, data: { store: this.store } }).closed,
    );
  }

  protected async archive({ key, label }: WorkflowSummary, archived: boolean): Promise<void> {
    try {
      await this.store.archive(key, archived);
      const undo = { label: 'Undo', run: () => void this.archive({ key, label } as WorkflowSummary, !archived) };
      this.toasts.show(`${label} is ${archived ? 'archived' : 'in the list again'}.`, { action: undo });
    } catch (error) {
      this.toasts.problem(error);
    }
  }

  private openWhenDone(closed: ReturnType<Dialog['open']>['closed']): void {
    closed.subscribe((key) => {
      if (typeof key === 'string') void this.router.navigate(['/workflows', key]);
    });
  }
}
