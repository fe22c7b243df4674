import type { RunEvent } from '../../run-state.js';

/** A task in its stream. It is not delivered again before `leaseUntil`. */
export interface TaskMessage {
  nodeId: string;
  attempt: number;
  deliveries: number;
  leaseUntil: number;
}

/** A dispatch buffer that keeps one task a node, and results in any number; what is wiped is gone. */
export class SimulatedBus {
  readonly tasks = new Map<string, TaskMessage>();
  results: RunEvent[] = [];

  /** A task of a first attempt is refused where one of the node is still there; a later attempt purges the node's subject. */
  publish(nodeId: string, attempt: number): void {
    if (attempt === 1 && this.tasks.has(nodeId)) return;
    this.tasks.set(nodeId, { nodeId, attempt, deliveries: 0, leaseUntil: 0 });
  }

  purge(nodeId: string, attempt: number): void {
    if (this.tasks.get(nodeId)?.attempt === attempt) this.tasks.delete(nodeId);
  }

  /** Removes exactly this message, also while another worker executes it; not a newer one of the same node. */
  ack(message: TaskMessage): void {
    if (this.tasks.get(message.nodeId) === message) this.tasks.delete(message.nodeId);
  }

  visible(now: number): TaskMessage[] {
    return [...this.tasks.values()].filter((task) => task.leaseUntil <= now);
  }

  wipe(): void {
    this.tasks.clear();
    this.results = [];
  }
}
