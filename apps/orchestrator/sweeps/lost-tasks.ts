/** An attempt that should have a message in its task stream. */
export interface OutstandingTask {
  nodeRunId: string;
  attempt: number;
  subject: string;
}

/** Where the results stream ends, and up to where results are applied. */
export interface ResultsProgress {
  lastSequence: number;
  appliedSequence: number;
}

/**
 * Tells which tasks are lost. A task that is not in its stream may just have been done, its result still waiting: so it
 * counts as lost only after all results that were there when it was first missed are applied, and it is still open.
 */
export class LostTasks {
  private missed = new Map<string, number>();

  /** `outstanding` must have been read after `queued` and `progress`: what finished meanwhile is not among it then. */
  find(
    outstanding: readonly OutstandingTask[],
    queued: ReadonlySet<string>,
    progress: ResultsProgress,
  ): OutstandingTask[] {
    const missedBefore = this.missed;
    this.missed = new Map();
    return outstanding.filter((task) => {
      if (queued.has(task.subject)) return false;
      const key = `${task.nodeRunId} ${task.attempt}`;
      // A wiped stream counts from the start again.
      const since = Math.min(missedBefore.get(key) ?? progress.lastSequence, progress.lastSequence);
      if (missedBefore.has(key) && progress.appliedSequence >= since) return true;
      this.missed.set(key, since);
      return false;
    });
  }
}
