import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Workflow } from '#workflow-core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { ConnectionStore } from '../../connection/connection.store';
import { answerWithin } from './answer-within';
import { DocumentStore, otherDraft, type DraftHead, type SavedDraft } from './document.store';
import { dropsAllNodes } from './dropped-nodes';
import { LocalCopyStore } from './local-copy.store';
import { areSame } from './opened-draft';
import { NODES_MISSING, STALE, isStopped, stateAfter, type SaveState } from './save-state';

const AFTER_EDIT_MS = 600;
const AGAIN_MS = 3000;
const ANSWER_WITHIN_MS = 15_000;

/** Saves the draft shortly after each edit, one save at a time, each only over the revision that was read. */
@Injectable()
export class AutosaveStore {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DocumentStore);
  private readonly copy = inject(LocalCopyStore);
  private readonly outcome = signal<SaveState>({ kind: 'saved' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  /** What was sent and not answered, so that the server may have it. */
  private unanswered: readonly Workflow[] = [];

  /** Whether nothing is left to save here; a tab that does not edit has nothing to save. */
  readonly isSaved = computed(() => this.document.isReadOnly() || (this.document.history()?.isSaved ?? true));
  readonly state = computed<SaveState>(() => {
    const outcome = this.outcome();
    if (outcome.kind === 'saved' && !this.isSaved()) return { kind: 'unsaved' };
    return outcome;
  });

  constructor() {
    const connection = inject(ConnectionStore);
    effect(() => {
      this.document.workflow();
      if (this.isSaved()) return untracked(() => this.endRefusal());
      if (isStopped(untracked(this.outcome))) return;
      this.schedule(AFTER_EDIT_MS);
    });
    effect(() => {
      if (connection.isLive() && untracked(this.outcome).kind === 'waiting') this.schedule(0);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Loads the draft; unsaved work whose draft was changed meanwhile is a conflict. Rejects with an ApiProblem. */
  async open(key: string, restores: boolean | Promise<boolean> = true): Promise<void> {
    clearTimeout(this.timer);
    const opened = await this.document.load(key, restores);
    this.unanswered = [];
    this.outcome.set(opened === 'stale' ? { kind: 'conflict', problem: STALE } : { kind: 'saved' });
  }

  /** Saves at once what is not saved yet. Resolves when that succeeded or failed: see `isSaved`. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (!this.isSaved() && !isStopped(this.outcome())) await this.save();
  }

  /** A request other than a save was refused with 412: nothing is saved until the user decides. */
  meetConflict(problem: ApiProblem): void {
    clearTimeout(this.timer);
    this.copy.keep();
    this.outcome.set({ kind: 'conflict', problem });
  }

  /** Ends a conflict: goes on from what somebody else saved, with `workflow` in place, and saves that where it differs. */
  async settle(theirs: SavedDraft, workflow: Workflow): Promise<void> {
    this.document.rebase(theirs, workflow);
    this.unanswered = [];
    this.outcome.set({ kind: 'saved' });
    await this.flush();
  }

  /** Saves a graph without nodes, which was refused before. */
  async saveEmpty(): Promise<void> {
    this.outcome.set({ kind: 'saved' });
    await this.save(true);
  }

  /** Undo has brought the nodes back. */
  private endRefusal(): void {
    if (this.outcome().kind === 'refused') this.outcome.set({ kind: 'saved' });
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private save(mayBeEmpty = false): Promise<void> {
    this.running = this.put(mayBeEmpty).finally(() => (this.running = undefined));
    return this.running;
  }

  private async put(mayBeEmpty: boolean): Promise<void> {
    const [head, history] = [this.document.head(), this.document.history()];
    if (!head || !history || this.document.isReadOnly()) return;
    if (!mayBeEmpty && dropsAllNodes(this.document.base(), history))
      return this.outcome.set({ kind: 'refused', problem: NODES_MISSING });
    const { workflow } = history;
    this.outcome.set({ kind: 'saving' });
    this.unanswered = [...this.unanswered.slice(-2), workflow];
    try {
      await this.send(head, workflow);
    } catch (error) {
      this.copy.keep();
      if (error instanceof ApiProblem && error.status === 412) await this.compareWithSaved(error);
      else this.fail(error);
    }
  }

  private async send(head: DraftHead, workflow: Workflow): Promise<void> {
    const request = this.api.put('/api/workflows/{key}/draft', {
      path: { key: head.key },
      header: { 'If-Match': head.etag },
      body: { workflow: workflow as unknown as Record<string, never> },
    });
    const { body, etag } = await answerWithin(ANSWER_WITHIN_MS, request);
    if (body.key !== head.key) throw otherDraft(body.key, head.key);
    this.markSaved(workflow, { draft: body, etag: etag ?? '' });
  }

  /** Another revision than the one that was read is no conflict where it is what was sent from here, or has the same graph. */
  private async compareWithSaved(refusal: ApiProblem): Promise<void> {
    try {
      const theirs = await this.document.readSaved();
      const { workflow } = theirs;
      const sent = workflow && this.unanswered.find((one) => areSame(one, workflow));
      if (sent) return this.markSaved(sent, theirs);
      const [base, mine] = [this.document.base(), this.document.workflow()];
      if (!workflow || !base || !mine || !areSame(base, workflow)) return this.meetConflict(refusal);
      this.document.rebase(theirs, mine);
      this.outcome.set({ kind: 'unsaved' });
      this.schedule(0);
    } catch (error) {
      this.fail(error);
    }
  }

  private markSaved(workflow: Workflow, { draft, etag }: Pick<SavedDraft, 'draft' | 'etag'>): void {
    this.document.markSaved(workflow, draft, etag);
    this.unanswered = [];
    this.copy.keep();
    this.outcome.set({ kind: 'saved' });
    if (!this.isSaved()) this.schedule(AFTER_EDIT_MS);
  }

  private fail(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    const state = stateAfter(error);
    this.outcome.set(state);
    if (state.kind === 'waiting' && error.status !== 401) this.schedule(AGAIN_MS);
  }
}
