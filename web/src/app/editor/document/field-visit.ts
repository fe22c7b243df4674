import type { Edit } from '#workflow-core';

/** What is typed is in the document this long afterwards. */
export const WRITE_WITHIN_MS = 200;

/** Where a visit writes: its edits take each other's place. */
export interface VisitedGraph {
  apply(edit: Edit, visit: object): boolean;
  takeBack(visit: object): void;
}

/**
 * One visit of a field, from its first letter to when it is left. What is typed reaches the document shortly afterwards,
 * so that it is kept though the page ends, and all of it is one undo step.
 */
export class FieldVisit {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private next: (() => void) | null = null;

  constructor(private readonly graph: VisitedGraph) {}

  /** Writes soon; `edit` is one of the document as it was before the visit, null where that is to hold. */
  write(edit: Edit | null): void {
    this.next = () => void (edit ? this.graph.apply(edit, this) : this.graph.takeBack(this));
    this.timer ??= setTimeout(() => this.flush(), WRITE_WITHIN_MS);
  }

  /** Writes at once what is not written yet. */
  flush(): void {
    const { next } = this;
    this.stop();
    next?.();
  }

  /** As if nothing had been typed. */
  takeBack(): void {
    this.stop();
    this.graph.takeBack(this);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.next = null;
  }
}
