import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  type TemplateRef,
} from '@angular/core';
import {
  FCanvasComponent,
  FFlowComponent,
  FFlowModule,
  FZoomDirective,
  provideFFlow,
  withA11y,
  type FCanvasChangeEvent,
  type FCreateConnectionEvent,
  type FDragStartedEvent,
  type FMoveNodesEvent,
  type FSelectionChangeEvent,
} from '@foblex/flow';
import { connectionChecker, type CanvasPoint } from '#workflow-core';
import { IconComponent } from '../../parts/icon.component';
import { ToastStore } from '../../parts/toast.store';
import { connectEdge } from '../document/connect-edge';
import { placedAt, positionsOf } from '../document/node-position';
import { SelectionStore } from '../document/selection.store';
import { canvasView, type CanvasPort } from './canvas-view';
import { readConnector } from './connector-id';
import { movesOf, selectionOf, wireOf, wireStartOf } from './flow-mapper';
import { GraphStore } from './graph.store';
import { PortComponent } from './port.component';

/** The scale below which the text on nodes cannot be read. */
const READABLE = 0.7;

/** The workflow as a graph. What is done here becomes edits of the document; the library keeps nothing. */
@Component({
  selector: 'hm-canvas',
  imports: [FFlowModule, IconComponent, NgTemplateOutlet, PortComponent],
  // Delete is a key of the page, so that it works wherever the focus is.
  providers: [provideFFlow(withA11y({ moveStep: 10, coarseMoveStep: 50, keys: { deleteSelected: [] } }))],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './canvas.component.html',
  styleUrls: ['./canvas.component.css', './node.css'],
})
export class CanvasComponent {
  private readonly document = inject(GraphStore);
  private readonly selected = inject(SelectionStore);
  private readonly toasts = inject(ToastStore);
  private readonly flow = viewChild.required(FFlowComponent);
  private readonly canvas = viewChild.required(FCanvasComponent);
  private readonly zoomer = viewChild.required(FZoomDirective);

  /** Nothing can be moved, wired or removed; nodes can be selected. */
  readonly readOnly = input(false, { transform: booleanAttribute });
  /** What is shown on each node below its name; its context is the node's id. */
  readonly below = input<TemplateRef<{ $implicit: string }>>();
  /** What wires are marked by, by their ids: `added` or `removed`. */
  readonly wireMarks = input<ReadonlyMap<string, string>>();

  protected readonly view = computed(() => {
    const workflow = this.document.workflow();
    return workflow ? canvasView(workflow, this.document.steps(), this.document.palette()) : { nodes: [], wires: [] };
  });
  protected readonly zoom = signal(100);
  /** The output that a wire is being drawn from. */
  private readonly wireStart = signal<string | null>(null);
  protected readonly isWiring = computed(() => this.wireStart() !== null);
  private readonly problem = computed(() => {
    const workflow = this.document.workflow();
    return workflow && this.isWiring() ? connectionChecker(workflow, this.document.definitions()) : null;
  });
  private isReady = false;
  private limitScale = (scale: number): number => scale;

  constructor() {
    effect(() => {
      const selection = this.selected.selection();
      this.view();
      untracked(() => this.showSelection(selection));
    });
  }

  /** Shows the whole graph, a small one no larger than it is. */
  fit(): void {
    this.fitWithin(0, 1);
  }

  resetZoom(): void {
    this.canvas().resetScaleAndCenter(false);
  }

  zoomIn(): void {
    this.zoomer().zoomIn();
  }

  zoomOut(): void {
    this.zoomer().zoomOut();
  }

  /** Brings a node into the middle. */
  reveal(nodeId: string): void {
    this.canvas().centerGroupOrNode(nodeId, false);
  }

  /** The middle of what is seen, in canvas units. */
  centre(): CanvasPoint {
    const { width, height, left, top } = (this.flow().hostElement as HTMLElement).getBoundingClientRect();
    const { x, y } = this.flow().getPositionInFlow({ x: left + width / 2, y: top + height / 2 });
    return { x, y };
  }

  protected rendered(): void {
    this.isReady = true;
    // What is too large to be read begins at its left end.
    this.fitWithin(READABLE, 1);
    this.showSelection(this.selected.selection());
  }

  /** The library fits later, and tells so by the next change. */
  private fitWithin(least: number, most: number): void {
    if (this.view().nodes.length === 0) return;
    this.limitScale = (scale) => Math.min(most, Math.max(least, scale));
    this.canvas().fitToScreen({ x: 48, y: 48 }, false);
  }

  protected changed({ scale }: FCanvasChangeEvent): void {
    const limited = this.limitScale(scale);
    this.limitScale = (same) => same;
    this.zoom.set(Math.round(limited * 100));
    if (limited === scale) return;
    const { width, height } = (this.flow().hostElement as HTMLElement).getBoundingClientRect();
    this.canvas().setScale(limited, { x: limited > scale ? 0 : width / 2, y: height / 2 });
    this.canvas().redraw();
  }

  /** Nodes that nobody placed keep their place from now on, as the automatic one depends on the placed ones. */
  protected moved(event: FMoveNodesEvent): void {
    const workflow = this.document.workflow();
    if (!workflow) return;
    const moves = movesOf(event);
    const shown = positionsOf(workflow);
    const unplaced = workflow.nodes.filter((node) => !placedAt(node) && !moves.some(({ id }) => id === node.id));
    const kept = unplaced.map(({ id }) => ({ id, ...(shown.get(id) ?? { x: 0, y: 0 }) }));
    this.document.apply({ kind: 'moveNodes', moves: [...moves, ...kept] });
  }

  protected selectionChanged(event: FSelectionChangeEvent): void {
    this.selected.selection.set(selectionOf(event));
  }

  protected wired(event: FCreateConnectionEvent): void {
    const [ends, workflow] = [wireOf(event), this.document.workflow()];
    if (!ends || !workflow) return;
    const connection = connectEdge(workflow, this.document.definitions(), ends);
    if ('edge' in connection) this.document.apply({ kind: 'connect', edge: connection.edge });
    else this.toasts.show(connection.refusal, { isBad: true });
  }

  protected dragStarted(event: FDragStartedEvent): void {
    this.wireStart.set(wireStartOf(event));
  }

  protected dragEnded(): void {
    this.wireStart.set(null);
  }

  /** Whether the wire that is being drawn may not end here. */
  protected isRefused(port: CanvasPort): boolean {
    const [start, problem] = [this.wireStart(), this.problem()];
    if (start === null || problem === null) return false;
    const [from, to] = [readConnector(start), readConnector(port.connector)];
    return problem({ nodeId: from.nodeId, output: from.port }, { nodeId: to.nodeId, input: to.port }) !== null;
  }

  private showSelection({ nodeIds, wireIds }: { nodeIds: readonly string[]; wireIds: readonly string[] }): void {
    if (!this.isReady) return;
    const shown = this.flow().getSelection();
    const same = (a: readonly string[], b: readonly string[]) =>
      a.length === b.length && a.every((id) => b.includes(id));
    if (same(shown.fNodeIds, nodeIds) && same(shown.fConnectionIds, wireIds)) return;
    this.flow().select([...nodeIds], [...wireIds], false);
  }
}
