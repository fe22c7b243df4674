import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  output,
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
  type FCreateConnectionEvent,
  type FDragStartedEvent,
  type FMoveNodesEvent,
  type FSelectionChangeEvent,
} from '@foblex/flow';
import type { CanvasPoint } from '#workflow-core';
import { IconComponent } from '../../parts/icon.component';
import { COLUMN } from '../document/node-position';
import { SelectionStore, type Selection } from '../document/selection.store';
import { CanvasKeysDirective } from './canvas-keys.directive';
import { CanvasViewport } from './canvas-viewport';
import { CanvasStore } from './canvas.store';
import { readConnector } from './connector-id';
import { elementAt, isEmptyCanvas, ownerOf } from './element-at';
import { FitStore } from './fit.store';
import { movesOf, selectionOf, wireOf, wireStartOf } from './flow-mapper';
import { lightenLibrary } from './lighter-library.config';
import { MarkStore } from './marks/mark.store';
import { MarksComponent } from './marks/marks.component';
import type { NodeBadge } from './node-badge';
import { GRIP, NODE_WIDTH } from './node-box';
import { NodeComponent } from './node.component';
import type { OpenPort } from './open-ports';
import { PointerDirective, wireAtDrop } from './pointer.directive';
import type { AddOrigin, QuickAddRequest, StepDrop } from './quick-add-request';
import { ShiftStore } from './shift.store';
import { takeFocus } from './take-focus';
import { WiringStore } from './wiring.store';

lightenLibrary();

/** The scale in percent below which a node is a box with its name. */
const FAR = 50;

/** The workflow as a graph. What is done here becomes edits of the document; the library keeps nothing. */
@Component({
  selector: 'hm-canvas',
  imports: [
    ...[CanvasKeysDirective, FFlowModule, IconComponent, MarksComponent, NgTemplateOutlet, NodeComponent],
    PointerDirective,
  ],
  providers: [
    // The editor has keys of its own for these, so that they work wherever the focus is.
    provideFFlow(
      withA11y({
        ...{ moveStep: 10, coarseMoveStep: 50 },
        keys: { deleteSelected: [], connect: [], selectAll: [], zoomIn: [], zoomOut: [], zoomReset: [] },
      }),
    ),
    ...[CanvasStore, FitStore, MarkStore, ShiftStore, WiringStore],
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './canvas.component.html',
  styleUrls: ['./canvas.component.css', './canvas-library.css'],
})
export class CanvasComponent {
  private readonly selected = inject(SelectionStore);
  private readonly flow = viewChild.required(FFlowComponent);
  private readonly canvas = viewChild.required(FCanvasComponent);
  private readonly zoomer = viewChild.required(FZoomDirective);
  private readonly behind = viewChild.required<ElementRef<HTMLElement>>('behind');
  readonly store = inject(CanvasStore);
  readonly marks = inject(MarkStore);
  protected readonly fitting = inject(FitStore);
  protected readonly wiring = inject(WiringStore);

  /** Nothing can be moved, wired or removed; nodes can be selected. */
  readonly readOnly = input(false, { transform: booleanAttribute });
  /** What is shown on each node below its name; its context is the node's id. */
  readonly below = input<TemplateRef<{ $implicit: string }>>();
  readonly badges = input<ReadonlyMap<string, NodeBadge>>(new Map());
  /** The nodes that a search found. */
  readonly hits = input<ReadonlySet<string>>(new Set());
  /** What wires are marked by, by their ids: `added` or `removed`. */
  readonly wireMarks = input<ReadonlyMap<string, string>>();

  readonly askedToAdd = output<QuickAddRequest>();
  readonly stepDropped = output<StepDrop>();

  protected readonly GRID = 10;
  protected readonly never = (): boolean => false;
  protected readonly isFar = computed(() => this.fitting.zoom() < FAR);
  readonly viewport = new CanvasViewport(this.flow, this.canvas);
  private isReady = false;

  constructor() {
    // Before anything is painted; again as soon as all is drawn, as high as it is then.
    afterNextRender(() => this.fitting.begin(this.viewport));
    effect(() => {
      const selection = this.selected.selection();
      this.store.settled();
      untracked(() => this.showSelection(selection));
    });
  }

  /** Shows the whole graph, a small one no larger than it is. */
  fit(): void {
    this.fitting.whole();
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

  focus(): void {
    this.viewport.host.focus({ preventScroll: true });
  }

  /** The first control after the graph. */
  focusBehind(): void {
    this.behind().nativeElement.focus();
  }

  /** Brings a node into the middle. */
  reveal(nodeId: string): void {
    this.canvas().centerGroupOrNode(nodeId, false);
  }

  protected rendered(): void {
    this.isReady = true;
    takeFocus(this.viewport.host);
    this.fitting.refit();
    this.showSelection(this.selected.selection());
  }

  protected moved(event: FMoveNodesEvent): void {
    this.store.move(movesOf(event));
  }

  protected selectionChanged(event: FSelectionChangeEvent): void {
    this.selected.selection.set(selectionOf(event));
  }

  /** A wire was drawn: to a port that it fits, to another, to a node, or to nothing, which asks for a node. */
  protected wired(event: FCreateConnectionEvent): void {
    const [ends, screen] = [wireOf(event), event.dropPosition];
    const [connector, nodeId] = [elementAt(screen, 'connector'), elementAt(screen, 'node')];
    const refusal = connector === null || connector === event.sourceId ? null : this.wiring.refusal(connector);
    if (ends) this.store.connect(ends);
    else if (refusal) this.store.refuse(refusal.text);
    else if (nodeId !== null) this.store.connectToNode(event.sourceId, nodeId);
    else {
      const { side } = readConnector(event.sourceId);
      const { x, y } = this.viewport.placeOf(screen);
      const at = { x: side === 'out' ? x : x - NODE_WIDTH, y: y - GRIP.y };
      this.ask({ kind: 'port', connector: readConnector(event.sourceId) }, screen, at);
    }
  }

  protected dragStarted(event: FDragStartedEvent): void {
    this.store.isDragging.set(true);
    this.wiring.start.set(wireStartOf(event));
  }

  protected dragEnded(): void {
    this.store.isDragging.set(false);
    this.wiring.start.set(null);
    this.wiring.over.set(null);
  }

  protected doubleClicked({ target, clientX: x, clientY: y }: MouseEvent): void {
    const wire = ownerOf(target, 'wire');
    if (this.readOnly() || (wire === null && !isEmptyCanvas(target))) return;
    this.ask(wire === null ? { kind: 'nowhere' } : { kind: 'wire', wire }, { x, y });
  }

  /** By a key: into the selected wire, after the selected node, else in the middle of what is seen. */
  askByKey(): void {
    const { nodeIds, wireIds } = this.selected.selection();
    const [nodeId, wire] = [nodeIds[0], wireIds[0]];
    const isOne = nodeIds.length + wireIds.length === 1;
    if (isOne && nodeId !== undefined) this.ask({ kind: 'node', nodeId }, this.viewport.screenOf(nodeId));
    else if (isOne && wire !== undefined) this.ask({ kind: 'wire', wire }, this.viewport.screenCentre());
    else this.ask({ kind: 'nowhere' }, this.viewport.screenCentre());
  }

  protected stepOver(screen: CanvasPoint): void {
    this.store.spliced.set(this.readOnly() ? null : wireAtDrop(this.store, this.viewport.placeOf(screen)));
  }

  protected dropped({ step, screen }: { step: string; screen: CanvasPoint }): void {
    const wire = wireAtDrop(this.store, this.viewport.placeOf(screen));
    if (!this.readOnly()) this.stepDropped.emit({ step, at: this.viewport.gripped(screen), wire });
  }

  /** The new node goes beside the one that has the port. */
  protected plus({ connector, side }: OpenPort, { clientX: x, clientY: y }: MouseEvent): void {
    const start = readConnector(connector);
    const position = this.store.view().nodes.find(({ id }) => id === start.nodeId)?.position;
    const at = position && { x: position.x + (side === 'out' ? COLUMN : -COLUMN), y: position.y };
    this.ask({ kind: 'port', connector: start }, { x, y }, at);
  }

  private ask(origin: AddOrigin, screen: CanvasPoint, at = this.viewport.gripped(screen)): void {
    if (!this.readOnly()) this.askedToAdd.emit({ origin, screen, at });
  }

  private showSelection({ nodeIds, wireIds }: Selection): void {
    if (!this.isReady) return;
    const shown = this.flow().getSelection();
    const same = (a: readonly string[], b: readonly string[]) =>
      a.length === b.length && a.every((id) => b.includes(id));
    if (same(shown.fNodeIds, nodeIds) && same(shown.fConnectionIds, wireIds)) return;
    this.flow().select([...nodeIds], [...wireIds], false);
  }
}
