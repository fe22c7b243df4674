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
import { ShortcutsStore } from '../shell/shortcuts.store';
import { EditorActionsComponent } from './actions/editor-actions.component';
import { GraphStore } from './canvas/graph.store';
import { AutosaveStore } from './document/autosave.store';
import { DocumentStore } from './document/document.store';
import { LocalCopyStore } from './document/local-copy.store';
import { SelectionStore } from './document/selection.store';
import { EDITOR_ICONS } from './editor-icons';
import { editorShortcuts } from './editor-shortcuts';
import { GraphEditorComponent } from './graph-editor/graph-editor.component';
import { CompareComponent } from './history/compare/compare.component';
import { CompareStore } from './history/compare/compare.store';
import { PaletteComponent } from './palette/palette.component';
import type { IssuePlace } from './problems/issue-place';
import { ProblemsComponent } from './problems/problems.component';
import { ProblemsStore } from './problems/problems.store';
import { PublishedStore } from './publish/published.store';
import { SaveBadgeComponent } from './save-badge.component';
import { SettingsComponent } from './settings/settings.component';
import { TabLockStore } from './tab-lock/tab-lock.store';
import { TabNoticeComponent } from './tab-lock/tab-notice.component';

/** The editor of one workflow's draft. */
@Component({
  selector: 'hm-editor-page',
  imports: [
    ...[
      CompareComponent,
      EditorActionsComponent,
      GraphEditorComponent,
      IconComponent,
      PaletteComponent,
      ProblemComponent,
      ProblemsComponent,
      RouterLink,
    ],
    ...[SaveBadgeComponent, SettingsComponent, TabNoticeComponent],
  ],
  providers: [
    ...[AutosaveStore, CompareStore, DocumentStore, LocalCopyStore, ProblemsStore, PublishedStore, SelectionStore],
    TabLockStore,
    { provide: GraphStore, useExisting: DocumentStore },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './editor.page.html',
  styleUrl: './editor.page.css',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class EditorPage {
  protected readonly selected = inject(SelectionStore);
  private readonly injector = inject(Injector);
  private readonly graph = viewChild(GraphEditorComponent);
  private readonly tabs = inject(TabLockStore);
  protected readonly compare = inject(CompareStore);
  private readonly settings = viewChild(SettingsComponent);
  protected readonly document = inject(DocumentStore);
  readonly autosave = inject(AutosaveStore);

  /** The workflow's key, from the path. */
  readonly key = input.required<string>();
  /** The node to show first, from the query. */
  readonly node = input<string>();

  private readonly isEdited = computed(() => !this.document.isReadOnly() && this.compare.comparison() === null);
  protected readonly canUndo = computed(() => this.isEdited() && (this.document.history()?.undoSteps.length ?? 0) > 0);
  protected readonly canRedo = computed(() => this.isEdited() && (this.document.history()?.redoSteps.length ?? 0) > 0);

  constructor() {
    inject(IconStore).add(EDITOR_ICONS);
    inject(ShortcutsStore).add(
      editorShortcuts({
        undo: () => this.isEdited() && this.document.undo(),
        redo: () => this.isEdited() && this.document.redo(),
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
      await this.tabs.open(key);
      const node = this.node();
      if (node !== undefined) this.selected.selectNode(node);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.document.problem.set(error);
    }
  }

  protected add(step: string): void {
    this.graph()?.add(step);
  }

  /** Shows a node, and has the focus in the field that is meant. */
  protected show({ nodeId, pointer }: IssuePlace): void {
    this.selected.selectNode(nodeId);
    this.graph()?.reveal(nodeId);
    if (pointer === null) return;
    afterNextRender(() => this.settings()?.reveal(pointer), { injector: this.injector });
  }

  /** What is being typed counts as well: a field tells of it when the focus leaves it. */
  commitTyping(): void {
    (document.activeElement as HTMLElement | null)?.blur();
  }

  protected warn(event: BeforeUnloadEvent): void {
    this.commitTyping();
    if (!this.autosave.isSaved()) event.preventDefault();
  }
}
