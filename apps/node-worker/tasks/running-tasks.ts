import type { StopReason } from './task-ports.js';

/** The tasks that run in this process, and how to abort them all at shutdown. */
export class RunningTasks {
  private readonly controllers = new Set<AbortController>();
  private draining = false;

  /** A controller whose signal aborts with a `StopReason`; one that is made while draining is aborted already. */
  begin(): AbortController {
    const controller = new AbortController();
    if (this.draining) controller.abort('draining' satisfies StopReason);
    this.controllers.add(controller);
    return controller;
  }

  end(controller: AbortController): void {
    this.controllers.delete(controller);
  }

  /** Aborts all tasks, and those that begin from now on. */
  drain(): void {
    this.draining = true;
    for (const controller of this.controllers) controller.abort('draining' satisfies StopReason);
  }
}
