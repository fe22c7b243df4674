import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  computed,
  inject,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { ProblemComponent } from '../../../parts/problem.component';
import { ShortcutsStore } from '../../../shell/shortcuts.store';
import { CanvasComponent } from '../../canvas/canvas.component';
import { GraphStore } from '../../canvas/graph.store';
import { viewShortcuts } from '../../canvas/view-shortcuts';
import { SelectionStore } from '../../document/selection.store';
import type { ChangeLine } from './change-lines';
import { CompareStore } from './compare.store';
import type { Mark } from './compared-graph';
import { MarkComponent } from './mark.component';

/** Two states of a workflow on one canvas, with the list of what changed. Nothing of it can be edited. */
@Component({
  selector: 'hm-compare',
  imports: [CanvasComponent, NgTemplateOutlet, MarkComponent, ProblemComponent],
  providers: [SelectionStore, { provide: GraphStore, useExisting: CompareStore }],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './compare.component.html',
  styleUrl: './compare.component.css',
  host: { role: 'region', 'aria-label': 'Comparison' },
})
export class CompareComponent {
  private readonly selected = inject(SelectionStore);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly store = inject(CompareStore);

  readonly canvas = viewChild(CanvasComponent);

  protected readonly lines = computed(() =>
    this.store.showsLayout() ? [...this.store.semantic(), ...this.store.layout()] : this.store.semantic(),
  );
  protected readonly counts = computed(() => countsOf(this.store.semantic()));
  protected readonly selectedId = computed(() => this.selected.node()?.id ?? null);

  constructor() {
    inject(ShortcutsStore).add(
      viewShortcuts('Comparison', {
        fit: () => this.canvas()?.fit(),
        resetZoom: () => this.canvas()?.resetZoom(),
        zoomIn: () => this.canvas()?.zoomIn(),
        zoomOut: () => this.canvas()?.zoomOut(),
      }),
    );
    afterNextRender(() => this.heading()?.nativeElement.focus());
  }

  protected mark(nodeId: string): Mark | null {
    const mark = this.store.graph()?.nodes.get(nodeId) ?? null;
    return mark === 'moved' && !this.store.showsLayout() ? null : mark;
  }

  protected show({ nodeId }: ChangeLine): void {
    if (nodeId === null) return;
    this.selected.selectNode(nodeId);
    this.canvas()?.reveal(nodeId);
  }

  protected decide(): void {
    const decision = this.store.comparison()?.decision;
    this.store.close();
    decision?.run();
  }
}

function countsOf(lines: readonly ChangeLine[]): string {
  const count = (mark: Mark): string[] => {
    const found = lines.filter((line) => line.mark === mark).length;
    return found === 0 ? [] : [`${found} ${mark}`];
  };
  return [...count('added'), ...count('removed'), ...count('changed')].join(' · ') || 'Nothing that a run does differs';
}
