import { DestroyRef, Injectable, InjectionToken, inject, signal } from '@angular/core';
import type { Workflow } from '#workflow-core';
import type { CanvasView } from '../canvas/canvas-model';
import { GraphStore } from '../canvas/graph.store';
import type { Group } from '../canvas/marks/marks';
import { moveEdit, type Move } from '../canvas/move-edit';
import { ToastStore } from '../../parts/toast.store';
import { SaidStore } from '../said.store';
import { elkGraph } from './elk-graph';
import { startLayout, type LayoutJob } from './layout-engine';
import { layoutMoves } from './layout-moves';

/** What lays graphs out. */
export const LAYOUT_ENGINE = new InjectionToken<typeof startLayout>('layout engine', { factory: () => startLayout });

/** Lays the graph out as one undo step. What is edited meanwhile is kept: the layout is then of another graph, and is left. */
@Injectable()
export class LayoutStore {
  private readonly graph = inject(GraphStore);
  private readonly said = inject(SaidStore);
  private readonly toasts = inject(ToastStore);
  private readonly start = inject(LAYOUT_ENGINE);
  private job: LayoutJob | null = null;

  readonly isRunning = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  /** Resolves to whether nodes were moved. */
  async run(view: CanvasView, groups: readonly Group[]): Promise<boolean> {
    const workflow = this.graph.workflow();
    if (!workflow || view.nodes.length === 0 || this.isRunning()) return false;
    const job = this.start(elkGraph(view, groups));
    this.job = job;
    this.isRunning.set(true);
    this.said.say('Laying out the graph');
    try {
      const laidOut = await job.laidOut;
      return this.job === job && this.move(workflow, layoutMoves(view.nodes, laidOut));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.toasts.show(`The graph could not be laid out: ${reason}`, { isBad: true });
      return false;
    } finally {
      if (this.job === job) this.ended();
    }
  }

  private move(workflow: Workflow, moves: readonly Move[]): boolean {
    if (this.graph.workflow() !== workflow) {
      this.toasts.show('The graph was edited meanwhile, so its layout was left as it is.');
      return false;
    }
    this.said.say(moves.length === 0 ? 'The graph is laid out already' : `${moves.length} nodes moved`);
    return moves.length > 0 && this.graph.apply(moveEdit(workflow, moves));
  }

  /** Ends a layout that runs; nothing is moved. */
  cancel(): void {
    if (!this.job) return;
    this.job.stop();
    this.ended();
    this.said.say('The layout was stopped');
  }

  private ended(): void {
    this.job = null;
    this.isRunning.set(false);
  }
}
