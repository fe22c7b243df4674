import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { ConnectionStore } from '../connection/connection.store';
import { CanvasComponent } from '../editor/canvas/canvas.component';
import { viewShortcuts } from '../editor/canvas/view-shortcuts';
import { GraphStore } from '../editor/canvas/graph.store';
import { SelectionStore } from '../editor/document/selection.store';
import { EDITOR_ICONS } from '../editor/editor-icons';
import { IconStore } from '../parts/icon.store';
import { ProblemComponent } from '../parts/problem.component';
import { ShortcutsStore } from '../shell/shortcuts.store';
import { DrawerComponent } from './drawer/drawer.component';
import { RunHeadComponent } from './head/run-head.component';
import { NodeBelowComponent } from './node-below.component';
import { OpenRerunStore } from './rerun/open-rerun.store';
import { RUN_ICONS } from './run-icons';
import { streamOf } from './states/link-text';
import { RunStatesStore } from './states/run-states.store';
import { TimelineComponent } from './timeline/timeline.component';
import { VersionStore } from './version.store';

/** One run over the version of the workflow that it executes. Nothing of it can be edited. */
@Component({
  selector: 'hm-run-page',
  imports: [
    CanvasComponent,
    DrawerComponent,
    NodeBelowComponent,
    ProblemComponent,
    RouterLink,
    RunHeadComponent,
    TimelineComponent,
  ],
  providers: [
    OpenRerunStore,
    RunStatesStore,
    SelectionStore,
    VersionStore,
    { provide: GraphStore, useExisting: VersionStore },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run.page.html',
  styleUrl: './run.page.css',
})
export class RunPage {
  protected readonly selected = inject(SelectionStore);
  private readonly canvas = viewChild(CanvasComponent);
  protected readonly states = inject(RunStatesStore);
  protected readonly version = inject(VersionStore);

  /** From the path. */
  readonly key = input.required<string>();
  readonly runId = input.required<string>();
  /** The node to show first, from the query. */
  readonly node = input<string>();

  /** Read out when it becomes known that the run has ended. */
  protected readonly ending = computed(() => {
    const run = this.states.run();
    return run && run.status !== 'running' ? `The run ${ENDINGS[run.status]}.` : '';
  });
  protected readonly problem = computed(() => this.version.problem() ?? this.states.problem());

  constructor() {
    inject(IconStore).add({ ...EDITOR_ICONS, ...RUN_ICONS });
    inject(ShortcutsStore).add(
      viewShortcuts('Run', {
        fit: () => this.canvas()?.fit(),
        resetZoom: () => this.canvas()?.resetZoom(),
        zoomIn: () => this.canvas()?.zoomIn(),
        zoomOut: () => this.canvas()?.zoomOut(),
      }),
    );
    const connection = inject(ConnectionStore);
    effect(() => connection.stream.set(streamOf(this.states.link())));
    inject(DestroyRef).onDestroy(() => connection.stream.set(null));
    effect(() => {
      const runId = this.runId();
      untracked(() => this.states.follow(runId));
    });
    effect(() => {
      const workflow = this.states.run()?.workflow;
      if (workflow) untracked(() => void this.load(workflow.key, workflow.version));
    });
  }

  protected tryAgain(): void {
    const workflow = this.states.run()?.workflow;
    if (workflow) void this.load(workflow.key, workflow.version);
    else this.states.follow(this.runId());
  }

  private async load(key: string, version: number): Promise<void> {
    await this.version.load(key, version);
    const node = this.node();
    if (node !== undefined && this.selected.selection().nodeIds.length === 0) this.selected.selectNode(node);
  }
}

const ENDINGS = { succeeded: 'succeeded', failed: 'failed', cancelled: 'was cancelled' };
