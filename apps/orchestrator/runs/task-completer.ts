import type { AddressedTask } from './node-task.js';
import type { RunInput } from './run-input.js';

/**
 * Ends tasks that need no worker, just before they would be published. Asked after the commit that dispatched them and
 * again by the sweep, so it must bear being asked twice; what it does not answer in `completed` goes on in `left`.
 */
export interface TaskCompleter {
  complete(tasks: readonly AddressedTask[]): Promise<{ completed: RunInput[]; left: readonly AddressedTask[] }>;
}

/** The completers in the order in which they are asked. */
export const TASK_COMPLETERS = Symbol('task completers');
