import type { Workflow } from '../model/workflow.js';
import { applyEdit } from './apply-edit.js';
import type { Edit } from './edit.js';

/** One undo step: the workflow on the other side of it, and the edit that led over it; null where the whole was replaced. */
export interface HistoryStep {
  readonly workflow: Workflow;
  readonly edit: Edit | null;
  /** The visit of a field that made the step; an edit of the same visit takes its place while it is the newest. */
  readonly visit?: object;
  /** What could be redone before a visit made the step. */
  readonly redoSteps?: readonly HistoryStep[];
}

const LIMIT = 500;

/**
 * An edited workflow with its undo and redo steps; immutable, each method answers the next history. A step keeps the former
 * workflow: workflows are never changed, so that is exact by construction, covers every edit that will ever be added, and
 * costs only what the edit replaced, as the rest is shared. An inverse for each edit would have to restore positions in
 * lists and absent members, and every mistake there would lose work. Beyond `limit` steps the oldest is dropped.
 */
export class WorkflowHistory {
  private constructor(
    readonly workflow: Workflow,
    /** Oldest first. */
    readonly undoSteps: readonly HistoryStep[],
    /** The next one to redo last. */
    readonly redoSteps: readonly HistoryStep[],
    private readonly saved: Workflow,
    private readonly limit: number,
  ) {}

  /** A history without steps, of a workflow as it is saved. */
  static of(workflow: Workflow, limit = LIMIT): WorkflowHistory {
    return new WorkflowHistory(workflow, [], [], workflow, limit);
  }

  /** Whether the workflow is the saved one, also when undo or redo came back to it. */
  get isSaved(): boolean {
    return this.workflow === this.saved;
  }

  /**
   * Applies an edit as one step; one that changes nothing is none, and keeps the redo steps. Throws EditError. An edit of a
   * `visit` is applied to what was there before that: all that is typed while a field has the focus is one step.
   */
  apply(edit: Edit, visit?: object): WorkflowHistory {
    const before = visit ? this.takeBack(visit) : this;
    return before.next(applyEdit(before.workflow, edit), edit, visit);
  }

  /** As if a visit had changed nothing, where its step is the newest; else the same history. */
  takeBack(visit: object): WorkflowHistory {
    const step = this.undoSteps.at(-1);
    if (!step || step.visit !== visit) return this;
    const redoSteps = step.redoSteps ?? [];
    return new WorkflowHistory(step.workflow, this.undoSteps.slice(0, -1), redoSteps, this.saved, this.limit);
  }

  /** Puts another workflow in place, such as a merged or imported one, as one step that can be undone. */
  replace(workflow: Workflow): WorkflowHistory {
    return this.next(workflow, null);
  }

  /** Takes the newest step back; the same history where there is none. */
  undo(): WorkflowHistory {
    const step = this.undoSteps.at(-1);
    if (!step) return this;
    const redoSteps = [...this.redoSteps, { workflow: this.workflow, edit: step.edit }];
    return new WorkflowHistory(step.workflow, this.undoSteps.slice(0, -1), redoSteps, this.saved, this.limit);
  }

  /** Makes the step again that was undone last; the same history where there is none. */
  redo(): WorkflowHistory {
    const step = this.redoSteps.at(-1);
    if (!step) return this;
    const undoSteps = [...this.undoSteps, { workflow: this.workflow, edit: step.edit }];
    return new WorkflowHistory(step.workflow, undoSteps, this.redoSteps.slice(0, -1), this.saved, this.limit);
  }

  /** Says which workflow is saved: the one that the save was given, as edits may have followed meanwhile. */
  markSaved(saved: Workflow = this.workflow): WorkflowHistory {
    return new WorkflowHistory(this.workflow, this.undoSteps, this.redoSteps, saved, this.limit);
  }

  private next(workflow: Workflow, edit: Edit | null, visit?: object): WorkflowHistory {
    if (workflow === this.workflow) return this;
    const step: HistoryStep = { workflow: this.workflow, edit, ...(visit && { visit, redoSteps: this.redoSteps }) };
    const undoSteps = [...this.undoSteps, step].slice(-this.limit);
    return new WorkflowHistory(workflow, undoSteps, [], this.saved, this.limit);
  }
}
