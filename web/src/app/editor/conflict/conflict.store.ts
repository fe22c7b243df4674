import { Injectable, computed, inject, signal } from '@angular/core';
import type { MergeConflict, MergedWorkflow, Workflow } from '#workflow-core';
import { ApiProblem } from '../../api/api-problem';
import { AutosaveStore } from '../document/autosave.store';
import { DocumentStore, type SavedDraft } from '../document/document.store';
import type { Choices } from './merge-request';
import { runMerge } from './run-merge';

/** What somebody else saved, and what becomes of it and of what is here. */
@Injectable()
export class ConflictStore {
  private readonly autosave = inject(AutosaveStore);
  private readonly document = inject(DocumentStore);
  private readonly chosen = signal<Choices>({});
  private readonly merged = signal<MergedWorkflow | null>(null);

  /** What is saved now; null until it was loaded. */
  readonly theirs = signal<SavedDraft | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  readonly isBusy = signal(false);
  /** Null where there can be no merge: what both began with is not known, or theirs is no graph. */
  readonly conflicts = computed<readonly MergeConflict[] | null>(() => this.merged()?.conflicts ?? null);
  readonly choices = this.chosen.asReadonly();
  /** How many conflicts nobody has decided. */
  readonly open = computed(() => this.conflicts()?.filter(({ path }) => !(path in this.chosen())).length ?? 0);

  /** Loads what is saved and looks what of both fits together. */
  async load(): Promise<void> {
    await this.try(async () => {
      const theirs = await this.document.readSaved();
      this.merged.set(await this.mergeWith(theirs));
      this.theirs.set(theirs);
    });
  }

  choose({ path }: MergeConflict, side: 'mine' | 'theirs'): void {
    this.chosen.update((choices) => ({ ...choices, [path]: side }));
  }

  /** Goes on with both sides' changes, as one step that can be undone. */
  merge(): Promise<boolean> {
    return this.settle(async (theirs) => (await this.mergeWith(theirs))?.workflow ?? null);
  }

  /** Goes on with what is here; it is saved over the revision that was shown, and over no later one. */
  overwrite(): Promise<boolean> {
    return this.settle(() => Promise.resolve(this.document.workflow()));
  }

  /** Goes on with theirs; undo brings back what was here. */
  takeTheirs(): Promise<boolean> {
    return this.settle(({ workflow }) => Promise.resolve(workflow));
  }

  private async mergeWith({ workflow: theirs }: SavedDraft): Promise<MergedWorkflow | null> {
    const [base, mine] = [this.document.base(), this.document.workflow()];
    return base && mine && theirs ? runMerge({ base, mine, theirs, choices: this.chosen() }) : null;
  }

  private settle(workflowOf: (theirs: SavedDraft) => Promise<Workflow | null>): Promise<boolean> {
    return this.try(async () => {
      const theirs = this.theirs();
      const workflow = theirs && (await workflowOf(theirs));
      if (theirs && workflow) await this.autosave.settle(theirs, workflow);
    });
  }

  private async try(act: () => Promise<void>): Promise<boolean> {
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
