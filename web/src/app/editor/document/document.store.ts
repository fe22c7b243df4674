import { Injectable, computed, inject, signal } from '@angular/core';
import { EditError, WorkflowHistory, readWorkflow, type Edit, type Issue, type Workflow } from '#workflow-core';
import { ApiClient } from '../../api/api-client.api';
import type { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { ToastStore } from '../../parts/toast.store';
import { GraphStore } from '../canvas/graph.store';
import { copyFor } from './local-copy';
import { definitionsOf, knownSteps, type KnownSteps } from './steps';

/** What a draft is beside its graph. */
export interface DraftHead {
  key: string;
  label: string;
  basedOn: number | null;
  archived: boolean;
  /** The one that was saved last. */
  revision: number;
  etag: string;
}

/** The workflow that is edited: the core's document is the only truth, and every change of it is one step of its history. */
@Injectable()
export class DocumentStore extends GraphStore {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(ToastStore);
  private readonly edited = signal<WorkflowHistory | null>(null);
  private readonly locked = signal<Schema<'DraftReply'>['definitions']>({});

  override readonly palette = signal<Schema<'PaletteReply'>>({ entries: [], categories: [], portTypes: [] });
  readonly head = signal<DraftHead | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  /** Why the draft cannot be shown as a graph. */
  readonly unreadable = signal<readonly Issue[]>([]);
  /** What the server said about the draft as it is saved. */
  readonly serverIssues = signal<readonly Schema<'Issue'>[]>([]);

  readonly history = this.edited.asReadonly();
  override readonly workflow = computed<Workflow | null>(() => this.edited()?.workflow ?? null);
  override readonly steps = computed<KnownSteps>(() => knownSteps(this.palette().entries, this.locked()));
  override readonly definitions = computed(() => definitionsOf(this.steps()));

  /** Loads the draft of a workflow, with what of it this browser had not saved. Rejects with an ApiProblem. */
  async load(key: string): Promise<void> {
    const [draft, palette] = await Promise.all([
      this.api.get('/api/workflows/{key}/draft', { path: { key } }),
      this.api.get('/api/editor/palette'),
    ]);
    this.palette.set(palette.body);
    const { readable, issues } = readWorkflow(draft.body.workflow);
    if (readable === null) return this.unreadable.set(issues);
    this.take(draft.body, draft.etag);
    const unsaved = copyFor(localStorage, key, draft.etag ?? '');
    const saved = WorkflowHistory.of(readable);
    this.edited.set(unsaved ? saved.replace(unsaved) : saved);
    if (unsaved)
      this.toasts.show('Your unsaved changes are back.', { action: { label: 'Undo', run: () => this.undo() } });
  }

  /** Makes an edit one undo step; false, with the reason in a message, where it does not apply. */
  override apply(edit: Edit): boolean {
    try {
      this.edited.update((history) => history?.apply(edit) ?? null);
      return true;
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      this.toasts.show(error.message, { isBad: true });
      return false;
    }
  }

  undo(): void {
    this.edited.update((history) => history?.undo() ?? null);
  }

  redo(): void {
    this.edited.update((history) => history?.redo() ?? null);
  }

  /** The server has saved `workflow`; edits may have followed meanwhile. */
  markSaved(workflow: Workflow, reply: Schema<'DraftReply'>, etag: string | null): void {
    this.take(reply, etag);
    this.edited.update((history) => history?.markSaved(workflow) ?? null);
  }

  /** Puts another workflow in place, such as an earlier version, as one undo step. */
  replace(workflow: Workflow): void {
    this.edited.update((history) => history?.replace(workflow) ?? null);
  }

  /** The saved draft is `version` now. */
  markPublished(version: number): void {
    this.head.update((head) => head && { ...head, basedOn: version });
  }

  /** Writes over what is saved under another ETag. */
  adopt(etag: string): void {
    this.head.update((head) => head && { ...head, etag });
  }

  private take(draft: Schema<'DraftReply'>, etag: string | null): void {
    const { key, label, basedOn, archived, revision, definitions, issues } = draft;
    this.head.set({ key, label, basedOn, archived, revision, etag: etag ?? '' });
    this.locked.set(definitions);
    this.serverIssues.set(issues);
  }
}
