import { Injectable, computed, inject, signal } from '@angular/core';
import { readConnector } from './connector-id';
import { GraphStore } from './graph.store';
import { wireChecker, type WireRefusal } from './wire-check';

/** The wire that is being drawn: where it begins, what it is over, and where it may not end. */
@Injectable()
export class WiringStore {
  private readonly graph = inject(GraphStore);

  /** The connector that it begins at; null while none is drawn. */
  readonly start = signal<string | null>(null);
  /** The connector below the pointer. */
  readonly over = signal<string | null>(null);
  readonly isActive = computed(() => this.start() !== null);
  private readonly check = computed(() => {
    const workflow = this.graph.workflow();
    return workflow && this.isActive() ? wireChecker(workflow, this.graph.definitions()) : null;
  });
  /** Why it may not end at what it is over. */
  readonly refused = computed(() => {
    const over = this.over();
    return over === null || over === this.start() ? null : this.refusal(over);
  });
  /** The wires of the cycle that it would close. */
  readonly cycle = computed<ReadonlySet<string>>(() => new Set(this.refused()?.wires));

  /** Why it may not end at a connector; null where it may, and while none is drawn. */
  refusal(connector: string): WireRefusal | null {
    const [start, check] = [this.start(), this.check()];
    return start === null || check === null ? null : check(readConnector(start), readConnector(connector));
  }
}
