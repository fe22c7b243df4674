import { Injectable, computed, inject, signal } from '@angular/core';
import { ToastStore } from '../../parts/toast.store';
import { connectEdge, type WireEnds } from '../document/connect-edge';
import { SelectionStore } from '../document/selection.store';
import { bindingLines } from './binding-lines';
import { NOTHING_SHOWN, canvasViewer } from './canvas-view';
import { connectorId, readConnector } from './connector-id';
import { GraphStore } from './graph.store';
import { dropEdit, type Move } from './move-edit';
import { openPorts } from './open-ports';
import { endsFor, portOf } from './port-for';
import { wireBetween } from './wire-between';
import { shiftedView } from './shifted-view';
import { ShiftStore } from './shift.store';
import { WiringStore } from './wiring.store';

/** What the canvas shows, and what is done there with the mouse as edits. */
@Injectable()
export class CanvasStore {
  private readonly graph = inject(GraphStore);
  private readonly selected = inject(SelectionStore);
  private readonly shifting = inject(ShiftStore);
  private readonly toasts = inject(ToastStore);
  private readonly wiring = inject(WiringStore);

  private readonly viewer = computed(() => canvasViewer(this.graph.steps(), this.graph.palette()));
  /** What the document says, wherever things are on their way to. */
  readonly settled = computed(() => {
    const workflow = this.graph.workflow();
    return workflow ? this.viewer()(workflow) : NOTHING_SHOWN;
  });
  readonly view = computed(() => shiftedView(this.settled(), this.shifting.shift()));

  /** The node below the pointer. */
  readonly hovered = signal<string | null>(null);
  /** Something is dragged. */
  readonly isDragging = signal(false);
  /** The wire that a dragged step would go into. */
  readonly spliced = signal<string | null>(null);

  private readonly isBusy = computed(
    () => this.isDragging() || this.wiring.isActive() || this.shifting.shift() !== null,
  );
  /** The buttons that add a node at a port: of the node below the pointer, and of the only selected one. */
  readonly pluses = computed(() => {
    if (this.isBusy()) return [];
    const ids = new Set([this.hovered(), this.selected.node()?.id]);
    return this.view()
      .nodes.filter(({ id }) => ids.has(id))
      .flatMap(openPorts);
  });
  /** What the only selected node gets from further up. */
  readonly bindings = computed(() => {
    const [nodeId, workflow] = [this.selected.node()?.id, this.graph.workflow()];
    if (nodeId === undefined || !workflow || this.isBusy()) return [];
    return bindingLines(workflow, this.graph.definitions(), { view: this.view(), nodeId });
  });

  /** Nodes were dropped elsewhere; a single one perhaps on a wire. */
  move(moves: readonly Move[]): void {
    const workflow = this.graph.workflow();
    if (!workflow || moves.length === 0) return;
    this.graph.apply(dropEdit(workflow, this.graph.definitions(), { view: this.settled(), moves }));
  }

  /** Draws a wire, or says why not. */
  connect(ends: WireEnds): void {
    const workflow = this.graph.workflow();
    if (!workflow) return;
    const connection = connectEdge(workflow, this.graph.definitions(), ends);
    if ('edge' in connection) this.graph.apply({ kind: 'connect', edge: connection.edge });
    else this.refuse(connection.refusal);
  }

  /** Draws a wire from a connector to where it fits at a node, or says why not. */
  connectToNode(start: string, nodeId: string): void {
    const connector = readConnector(start);
    const node = this.settled().nodes.find(({ id }) => id === nodeId);
    if (!node || connector.nodeId === nodeId) return;
    const port = portOf(this.settled().nodes, connector);
    const [end] = endsFor({ connector, port }, node);
    if (end) this.connect(wireBetween(start, connectorId(end)));
    else
      this.refuse(`${node.label} has no ${connector.side === 'out' ? 'input' : 'output'} for ${port?.label ?? 'it'}.`);
  }

  refuse(text: string): void {
    this.toasts.show(text, { isBad: true });
  }
}
