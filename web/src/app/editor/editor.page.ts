import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiProblem } from '../api/api-problem';
import { IconComponent } from '../parts/icon.component';
import { IconStore } from '../parts/icon.store';
import { ProblemComponent } from '../parts/problem.component';
import { ToastStore } from '../parts/toast.store';
import { ShortcutsStore } from '../shell/shortcuts.store';
import { EditorActionsComponent } from './actions/editor-actions.component';
import { CanvasComponent } from './canvas/canvas.component';
import { GraphStore } from './canvas/graph.store';
import { addNodeEdit } from './document/add-node';
import { AutosaveStore } from './document/autosave.store';
import { DocumentStore } from './document/document.store';
import { removeEdit } from './document/remove-edit';
import { SelectionStore } from './document/selection.store';
import { wireId } from './document/wire-id';
import { EDITOR_ICONS } from './editor-icons';
import { editorShortcuts } from './editor-shortcuts';
import { PaletteComponent } from './palette/palette.component';
import type { IssuePlace } from './problems/issue-place';
import { ProblemsComponent } from './problems/problems.component';
import { ProblemsStore } from './problems/problems.store';
import { PublishedStore } from './publish/published.store';
import { SaveBadgeComponent } from './save-badge.component';
import { SettingsComponent } from './settings/settings.component';

/** The editor of one workflow's draft. */
@Component({
  selector: 'hm-editor-page',
  imports: [
    ...[
      CanvasComponent,
      EditorActionsComponent,
      IconComponent,
      PaletteComponent,
      ProblemComponent,
      ProblemsComponent,
      RouterLink,
    ],
    ...[SaveBadgeComponent, SettingsComponent],
  ],
  providers: [
    ...[AutosaveStore, DocumentStore, ProblemsStore, PublishedStore, SelectionStore],
    { provide: GraphStore, useExisting: DocumentStore },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './editor.page.html',
  styleUrl: './editor.page.css',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class EditorPage {
  private readonly selected = inject(SelectionStore);
  private readonly toasts = inject(ToastStore);
  private readonly injector = inject(Injector);
  private readonly canvas = viewChild(CanvasComponent);
  private readonly settings = viewChild(SettingsComponent);
  protected readonly document = inject(DocumentStore);
  readonly autosave = inject(AutosaveStore);

  /** The workflow's key, from the path. */
  readonly key = input.required<string>();
  /** The node to show first, from the query. */
  readonly node = input<string>();

  protected readonly canUndo = computed(() => (this.document.history()?.undoSteps.length ?? 0) > 0);
  protected readonly canRedo = computed(() => (this.document.history()?.redoSteps.length ?? 0) > 0);

  constructor() {
    inject(IconStore).add(EDITOR_ICONS);
    inject(ShortcutsStore).add(
      editorShortcuts({
        undo: () => this.document.undo(),
        redo: () => this.document.redo(),
        remove: () => this.remove(),
        fit: () => this.canvas()?.fit(),
        resetZoom: () => this.canvas()?.resetZoom(),
        zoomIn: () => this.canvas()?.zoomIn(),
        zoomOut: () => this.canvas()?.zoomOut(),
      }),
    );
    effect(() => {
      const key = this.key();
      untracked(() => void this.load(key));
    });
  }

  protected async load(key: string): Promise<void> {
    this.document.problem.set(null);
    try {
      await this.document.load(key);
      const node = this.node();
      if (node !== undefined) this.selected.selectNode(node);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.document.problem.set(error);
    }
  }

  protected add(step: string): void {
    const [workflow, canvas] = [this.document.workflow(), this.canvas()];
    if (!workflow || !canvas) return;
    const { nodeIds } = this.selected.selection();
    const beside = nodeIds.length === 1 ? (nodeIds[0] ?? null) : null;
    const { edit, id } = addNodeEdit(workflow, { step, centre: canvas.centre(), beside });
    if (this.document.apply(edit)) this.selected.selectNode(id);
  }

  protected remove(): void {
    const workflow = this.document.workflow();
    if (!workflow) return;
    const { nodeIds, wireIds } = this.selected.selection();
    const edges = workflow.edges.filter((edge) => wireIds.includes(wireId(edge)));
    const removal = removeEdit(workflow, this.document.definitions(), { nodeIds, edges });
    if (!removal || !this.document.apply(removal.edit)) return;
    this.toasts.show(removal.text, { action: { label: 'Undo', run: () => this.document.undo() } });
  }

  /** Shows a node, and has the focus in the field that is meant. */
  protected show({ nodeId, pointer }: IssuePlace): void {
    this.selected.selectNode(nodeId);
    this.canvas()?.reveal(nodeId);
    if (pointer === null) return;
    afterNextRender(() => this.settings()?.reveal(pointer), { injector: this.injector });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (!this.autosave.isSaved()) event.preventDefault();
  }
}
