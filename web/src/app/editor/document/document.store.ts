import { Injectable, computed, inject, signal } from '@angular/core';
import { EditError, WorkflowHistory, readWorkflow, type Edit, type Issue, type Workflow } from '#workflow-core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { ToastStore } from '../../parts/toast.store';
import { GraphStore } from '../canvas/graph.store';
import { copyOf } from './local-copy';
import { areSame, openedDraft, type OpenedDraft } from './opened-draft';
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

/** A draft as the server has it; `workflow` is null where it cannot be read as a graph. */
export interface SavedDraft {
  draft: Schema<'DraftReply'>;
  etag: string;
  workflow: Workflow | null;
  issues: readonly Issue[];
}

/** What is saved where that is no graph: nothing that is edited here is the same. */
const NO_GRAPH: Workflow = { version: 1, nodes: [], edges: [] };

/** The workflow that is edited: the core's document is the only truth, and every change of it is one step of its history. */
@Injectable()
export class DocumentStore extends GraphStore {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(ToastStore);
  private readonly edited = signal<WorkflowHistory | null>(null);
  private readonly began = signal<Workflow | null>(null);
  private readonly locked = signal<Schema<'DraftReply'>['definitions']>({});

  override readonly palette = signal<Schema<'PaletteReply'>>({ entries: [], categories: [], portTypes: [] });
  readonly head = signal<DraftHead | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  /** Why the draft cannot be shown as a graph. */
  readonly unreadable = signal<readonly Issue[]>([]);
  /** What the server said about the draft as it is saved. */
  readonly serverIssues = signal<readonly Schema<'Issue'>[]>([]);
  /** The definitions that the draft was saved with. */
  readonly lock = signal<Schema<'DraftReply'>['lock']>({});
  /** Nothing is edited here, as another tab does. */
  readonly isReadOnly = signal(false);

  readonly history = this.edited.asReadonly();
  /** What is saved as the revision of `head`; null where that is not known. */
  readonly base = this.began.asReadonly();
  override readonly workflow = computed<Workflow | null>(() => this.edited()?.workflow ?? null);
  override readonly steps = computed<KnownSteps>(() => knownSteps(this.palette().entries, this.locked()));
  override readonly definitions = computed(() => definitionsOf(this.steps()));

  /** Loads the draft of a workflow, with what of it this browser had not saved unless another tab edits it. */
  async load(key: string, restores: boolean | Promise<boolean> = true): Promise<OpenedDraft['as']> {
    const [saved, palette, withCopy] = await Promise.all([
      this.readSaved(key),
      this.api.get('/api/editor/palette'),
      restores,
    ]);
    this.palette.set(palette.body);
    this.unreadable.set(saved.workflow ? [] : saved.issues);
    if (!saved.workflow) return 'saved';
    const copy = withCopy ? copyOf(localStorage, key) : null;
    const { as, history, base } = openedDraft(saved.workflow, saved.etag, copy);
    this.take(saved.draft, as === 'stale' && copy ? copy.etag : saved.etag);
    this.began.set(base);
    this.edited.set(history);
    if (as === 'restored')
      this.toasts.show('Your unsaved changes are back.', { action: { label: 'Undo', run: () => this.undo() } });
    return as;
  }

  /** The draft as the server has it now; changes nothing here. Rejects with an ApiProblem. */
  async readSaved(key = this.head()?.key ?? ''): Promise<SavedDraft> {
    const { body, etag } = await this.api.get('/api/workflows/{key}/draft', { path: { key } });
    if (body.key !== key) throw otherDraft(body.key, key);
    const { readable, issues } = readWorkflow(body.workflow);
    return { draft: body, etag: etag ?? '', workflow: readable, issues };
  }

  /** Makes an edit one undo step; false, with the reason in a message, where it does not apply. */
  override apply(edit: Edit, visit?: object): boolean {
    try {
      return this.change((history) => history.apply(edit, visit));
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      this.toasts.show(error.message, { isBad: true });
      return false;
    }
  }

  override takeBack(visit: object): void {
    if (!this.isReadOnly()) this.edited.update((history) => history?.takeBack(visit) ?? null);
  }

  undo(): void {
    this.change((history) => history.undo());
  }

  redo(): void {
    this.change((history) => history.redo());
  }

  /** The server has saved `workflow`; edits may have followed meanwhile. */
  markSaved(workflow: Workflow, reply: Schema<'DraftReply'>, etag: string): void {
    this.take(reply, etag);
    this.began.set(workflow);
    this.edited.update((history) => history?.markSaved(workflow) ?? null);
  }

  /** Puts another workflow in place, such as an earlier version, as one undo step; false where nothing is edited here. */
  replace(workflow: Workflow): boolean {
    return this.change((history) => history.replace(workflow));
  }

  /** Goes on from what somebody else saved, with `workflow` in place as one undo step. */
  rebase({ draft, etag, workflow: theirs }: SavedDraft, workflow: Workflow): void {
    this.take(draft, etag);
    this.began.set(theirs);
    const next = theirs && areSame(theirs, workflow) ? theirs : workflow;
    this.edited.update((history) => history?.replace(next).markSaved(theirs ?? { ...NO_GRAPH }) ?? null);
  }

  /** The saved draft is `version` now. */
  markPublished(version: number): void {
    this.head.update((head) => head && { ...head, basedOn: version });
  }

  private change(next: (history: WorkflowHistory) => WorkflowHistory): boolean {
    if (this.isReadOnly()) {
      this.toasts.show('Nothing is changed here: another tab edits this workflow. Choose “Edit here” first.');
      return false;
    }
    this.edited.update((history) => history && next(history));
    return true;
  }

  private take(draft: Schema<'DraftReply'>, etag: string): void {
    const { key, label, basedOn, archived, revision, definitions, issues, lock } = draft;
    this.head.set({ key, label, basedOn, archived, revision, etag });
    this.lock.set(lock);
    this.locked.set(definitions);
    this.serverIssues.set(issues);
  }
}

/** The server answered with the draft of another workflow: nothing of it is taken. */
export const otherDraft = (found: string, asked: string) =>
  new ApiProblem({
    status: 200,
    code: 'other_draft',
    detail: `The server answered with the draft of "${found}", not of "${asked}". It is not shown and nothing is saved; load again.`,
  });
