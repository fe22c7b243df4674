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

  /** The type of the port that it begins at; '' for one that is about order alone. */
  private readonly startType = computed(() => {
    const start = this.start();
    if (start === null) return '';
    const { nodeId, side, port = '' } = readConnector(start);
    const node = this.graph.workflow()?.nodes.find(({ id }) => id === nodeId);
    const definition = this.graph.definitions().get(node?.step ?? '');
    return definition?.[side === 'in' ? 'inputs' : 'outputs'][port]?.type ?? '';
  });

  /** Whether it may end at a connector of a type; null while none is drawn. Most are decided by their type alone. */
  verdict(connector: string, type: string): 'allowed' | 'refused' | null {
    const start = this.start();
    if (start === null || start === connector) return null;
    const isOpposite = readConnector(start).side !== readConnector(connector).side;
    if (!isOpposite || type !== this.startType()) return 'refused';
    return this.refusal(connector) === null ? 'allowed' : 'refused';
  }

  /** Why it may not end at a connector; null where it may, and while none is drawn. */
  refusal(connector: string): WireRefusal | null {
    const [start, check] = [this.start(), this.check()];
    return start === null || check === null ? null : check(readConnector(start), readConnector(connector));
  }
}
