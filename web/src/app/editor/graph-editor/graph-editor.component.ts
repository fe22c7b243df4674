import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  afterNextRender,
  booleanAttribute,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { CanvasPoint } from '#workflow-core';
import { ShortcutsStore } from '../../shell/shortcuts.store';
import { CanvasComponent } from '../canvas/canvas.component';
import { issueBadges } from '../canvas/node-badge';
import { portOf } from '../canvas/port-for';
import type { QuickAddRequest, StepDrop } from '../canvas/quick-add-request';
import { ClipboardDirective } from '../clipboard/clipboard.directive';
import { connectItems } from '../connect/connect-items';
import { DocumentStore } from '../document/document.store';
import { COLUMN, freePlace } from '../document/node-position';
import { SelectionStore } from '../document/selection.store';
import { FindComponent } from '../find/find.component';
import { LayoutStore } from '../layout/layout.store';
import { PickerComponent, type LeftBy } from '../../parts/picker/picker.component';
import { ProblemsStore } from '../problems/problems.store';
import { quickAddHeading, quickAddItems } from '../quick-add/quick-add-items';
import { SaidStore } from '../said.store';
import { CommandsStore } from './commands.store';
import { graphShortcuts, type GraphAction } from './graph-shortcuts';
import { GraphToolsComponent } from './graph-tools.component';
import { RenameComponent } from './rename.component';

/** What is open over the canvas. */
type Open =
  | { kind: 'add'; request: QuickAddRequest }
  | { kind: 'connect'; nodeId: string; screen: CanvasPoint }
  | { kind: 'rename'; nodeId: string; screen: CanvasPoint };

/** The graph of a draft with all that is done to it: its canvas, and what opens over it. */
@Component({
  selector: 'hm-graph-editor',
  imports: [CanvasComponent, ClipboardDirective, FindComponent, GraphToolsComponent, PickerComponent, RenameComponent],
  providers: [CommandsStore, LayoutStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './graph-editor.component.html',
  styleUrl: './graph-editor.component.css',
})
export class GraphEditorComponent {
  private readonly commands = inject(CommandsStore);
  private readonly document = inject(DocumentStore);
  private readonly injector = inject(Injector);
  private readonly layout = inject(LayoutStore);
  private readonly problems = inject(ProblemsStore);
  private readonly selected = inject(SelectionStore);
  private readonly canvas = viewChild.required(CanvasComponent);
  private readonly find = viewChild(FindComponent);
  protected readonly said = inject(SaidStore);

  /** It is shown, and nothing of it is edited. */
  readonly readOnly = input(false, { transform: booleanAttribute });

  protected readonly open = signal<Open | null>(null);
  protected readonly isFinding = signal(false);
  protected readonly isLayingOut = this.layout.isRunning;
  protected readonly badges = computed(() => issueBadges(this.problems.issues()));
  protected readonly canGroup = computed(() => this.selected.selection().nodeIds.length > 0);
  protected readonly hits = computed(() => new Set(this.isFinding() ? (this.find()?.found() ?? []) : []));
  protected readonly nodes = computed(() => this.canvas().store.settled().nodes);
  /** The list that is open, of steps or of ends for a wire. */
  protected readonly list = computed(() => {
    const open = this.open();
    if (open === null || open.kind === 'rename') return null;
    if (open.kind === 'connect') return { ...open, heading: 'Connect to', items: this.ends(open.nodeId) };
    const { origin, screen } = open.request;
    const type = origin.kind === 'port' ? (portOf(this.nodes(), origin.connector)?.type ?? null) : null;
    return { screen, heading: quickAddHeading(origin), items: quickAddItems(this.document.palette(), origin, type) };
  });
  protected readonly renamed = computed(() => {
    const open = this.open();
    const node = open?.kind === 'rename' ? this.nodes().find(({ id }) => id === open.nodeId) : undefined;
    return open?.kind === 'rename' && node ? { ...open, placeholder: node.label } : null;
  });

  protected readonly pasteAt = (screen: CanvasPoint | null): CanvasPoint =>
    this.canvas().viewport.placeOf(screen ?? this.canvas().viewport.screenCentre());

  private readonly actions: Record<GraphAction, () => void> = {
    remove: () => this.commands.remove({ heals: true }),
    removeApart: () => this.commands.remove({ heals: false }),
    rename: () => this.openFor('rename'),
    connect: () => this.openFor('connect'),
    duplicate: () => this.commands.duplicate(),
    selectAll: () => this.commands.selectAll(),
    group: () => this.group(),
    ungroup: () => this.commands.ungroup(),
    note: () => this.canvas().marks.writeNote(this.freeCentre()),
    layOut: () => void this.layOut(),
    find: () => this.startFind(),
    fit: () => this.canvas().fit(),
    resetZoom: () => this.canvas().resetZoom(),
    zoomIn: () => this.canvas().zoomIn(),
    zoomOut: () => this.canvas().zoomOut(),
    escape: () => (this.isLayingOut() ? this.layout.cancel() : this.commands.selectNothing()),
  };

  constructor() {
    inject(ShortcutsStore).add(graphShortcuts(this.actions));
  }

  /** Adds a node of a step right of the only selected node, else in the middle. */
  add(step: string): void {
    const node = this.nodes().find(({ id }) => id === this.selected.node()?.id);
    const { x, y } = this.centre();
    const at = node ? { x: node.position.x + COLUMN, y: node.position.y } : { x: x - 100, y: y - 30 };
    this.addInView(step, { origin: { kind: 'nowhere' }, at });
  }

  /** Brings a node into the middle. */
  reveal(nodeId: string): void {
    this.canvas().reveal(nodeId);
  }

  protected run(action: GraphAction): void {
    this.actions[action]();
  }

  protected askToAdd(request: QuickAddRequest): void {
    this.open.set({ kind: 'add', request });
  }

  protected addInMiddle(): void {
    this.canvas().askByKey();
  }

  protected dropped({ step, at, wire }: StepDrop): void {
    this.commands.add(step, { at, origin: wire === null ? { kind: 'nowhere' } : { kind: 'wire', wire } });
    this.canvas().focus();
  }

  protected picked(id: string): void {
    const open = this.open();
    this.close('escape');
    if (open?.kind === 'add') this.addInView(id, open.request);
    else if (open?.kind === 'connect') this.commands.connect(id);
  }

  /** Tab goes on to what is behind the canvas, so that the keyboard is never caught in it. */
  protected close(by: LeftBy): void {
    this.open.set(null);
    if (by === 'escape') this.canvas().focus();
    else if (by === 'tab') this.canvas().focusBehind();
  }

  /** Closing it takes the focus from it, so that it is left a second time. */
  protected closeRename(): void {
    if (this.open()?.kind === 'rename') this.close('escape');
  }

  protected shown(nodeId: string): void {
    this.selected.selectNode(nodeId);
    this.reveal(nodeId);
  }

  protected stopFind(): void {
    this.isFinding.set(false);
    this.canvas().focus();
  }

  /** Adds a node and has it seen: beside another one it may be beyond the edge. */
  private addInView(step: string, wanted: Pick<QuickAddRequest, 'origin' | 'at'>): void {
    this.commands.add(step, wanted);
    const show = (): void => {
      const added = this.selected.node();
      if (added) this.canvas().viewport.bringIn(added.id);
    };
    afterNextRender(show, { injector: this.injector });
  }

  private startFind(): void {
    this.isFinding.set(true);
    this.find()?.focus();
  }

  private group(): void {
    const id = this.commands.group();
    if (id !== null) this.canvas().marks.write({ kind: 'groups', id });
  }

  private async layOut(): Promise<void> {
    const { store, marks } = this.canvas();
    if (await this.layout.run(store.settled(), marks.groups())) this.canvas().fit();
  }

  private openFor(kind: 'connect' | 'rename'): void {
    const nodeId = this.selected.node()?.id;
    if (nodeId !== undefined) this.open.set({ kind, nodeId, screen: this.canvas().viewport.screenOf(nodeId) });
    else this.said.say('Select one node first');
  }

  /** The middle of what is seen, in canvas units. */
  private centre(): CanvasPoint {
    return this.pasteAt(null);
  }

  /** A place there, or below it, that no node takes. */
  private freeCentre(): CanvasPoint {
    return freePlace(
      this.centre(),
      this.nodes().map(({ position }) => position),
    );
  }

  private ends(nodeId: string) {
    const workflow = this.document.workflow();
    return workflow ? connectItems(workflow, this.document.definitions(), { nodes: this.nodes(), nodeId }) : [];
  }
}
