import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Workflow } from '#workflow-core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { ConnectionStore } from '../../connection/connection.store';
import { DocumentStore } from './document.store';
import { dropCopy, keepCopy } from './local-copy';
import { stateAfter, type SaveState } from './save-state';

const AFTER_EDIT_MS = 600;
const AGAIN_MS = 3000;

/** Saves the draft shortly after each edit, one save at a time, each only over the revision that was read. */
@Injectable()
export class AutosaveStore {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DocumentStore);
  private readonly outcome = signal<SaveState>({ kind: 'saved' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;

  readonly isSaved = computed(() => this.document.history()?.isSaved ?? true);
  readonly state = computed<SaveState>(() => {
    const outcome = this.outcome();
    if (outcome.kind === 'saved' && !this.isSaved()) return { kind: 'unsaved' };
    return outcome;
  });

  constructor() {
    const connection = inject(ConnectionStore);
    effect(() => {
      this.document.workflow();
      if (this.isSaved() || untracked(this.outcome).kind === 'conflict') return;
      this.schedule(AFTER_EDIT_MS);
    });
    effect(() => {
      if (connection.isLive() && untracked(this.outcome).kind === 'waiting') this.schedule(0);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Saves at once what is not saved yet. Resolves when that succeeded or failed: see `isSaved`. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (!this.isSaved() && this.outcome().kind !== 'conflict') await this.save();
  }

  /** A request other than a save was refused with 412: nothing is saved until the user decides. */
  meetConflict(problem: ApiProblem): void {
    clearTimeout(this.timer);
    this.outcome.set({ kind: 'conflict', problem });
  }

  /** Ends a conflict by saving over what somebody else saved. */
  async overwrite(): Promise<void> {
    const { key } = this.document.head() ?? { key: '' };
    try {
      const { etag } = await this.api.get('/api/workflows/{key}/draft', { path: { key } });
      this.document.adopt(etag ?? '');
      await this.save();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Ends a conflict by loading what somebody else saved. */
  async discard(): Promise<void> {
    const { key } = this.document.head() ?? { key: '' };
    dropCopy(localStorage, key);
    try {
      await this.document.load(key);
      this.outcome.set({ kind: 'saved' });
    } catch (error) {
      this.fail(error);
    }
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private save(): Promise<void> {
    this.running = this.put().finally(() => (this.running = undefined));
    return this.running;
  }

  private async put(): Promise<void> {
    const [head, workflow] = [this.document.head(), this.document.workflow()];
    if (!head || !workflow) return;
    this.outcome.set({ kind: 'saving' });
    try {
      const { body, etag } = await this.api.put('/api/workflows/{key}/draft', {
        path: { key: head.key },
        header: { 'If-Match': head.etag },
        body: { workflow: workflow as unknown as Record<string, never> },
      });
      this.document.markSaved(workflow, body, etag);
      dropCopy(localStorage, head.key);
      this.outcome.set({ kind: 'saved' });
    } catch (error) {
      keepCopy(localStorage, head.key, { etag: head.etag, workflow: workflow as Workflow });
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    const state = stateAfter(error);
    this.outcome.set(state);
    if (state.kind === 'waiting' && error.status !== 401) this.schedule(AGAIN_MS);
  }
}
