import type { NodeRunState } from './run-state.js';

const NODES = Symbol('nodes');

/** The contents of a record: nodes by id, and all in order. */
interface ShownNodes {
  get(nodeId: string): NodeRunState | undefined;
  all(): NodeRunState[];
}

/** `RunState.nodes`: reads like a plain object in the plan's order, without ever being copied into one; cannot be written. */
export function nodeRecord(nodes: ShownNodes): Record<string, NodeRunState> {
  return new Proxy<Record<string, NodeRunState>>({}, new RecordOf(nodes));
}

/** The nodes of an object that `nodeRecord` made; undefined for any other object. */
export function recordedNodes(record: Record<string, NodeRunState>): ShownNodes | undefined {
  return (record as { [NODES]?: ShownNodes })[NODES];
}

class RecordOf implements ProxyHandler<Record<string, NodeRunState>> {
  constructor(private readonly nodes: ShownNodes) {}

  get(target: object, key: string | symbol): unknown {
    if (key === NODES) return this.nodes;
    return this.node(key) ?? (Reflect.get(target, key) as unknown);
  }

  has(target: object, key: string | symbol): boolean {
    return this.node(key) !== undefined || Reflect.has(target, key);
  }

  ownKeys(): string[] {
    return this.nodes.all().map(({ nodeId }) => nodeId);
  }

  getOwnPropertyDescriptor(_: object, key: string | symbol): PropertyDescriptor | undefined {
    const value = this.node(key);
    return value && { value, enumerable: true, configurable: true, writable: false };
  }

  set(_: object, key: string | symbol): never {
    throw new TypeError(`Node "${String(key)}" of a run's state cannot be set; advanceRun gives the next state.`);
  }

  defineProperty(_: object, key: string | symbol): never {
    return this.set(_, key);
  }

  deleteProperty(_: object, key: string | symbol): never {
    return this.set(_, key);
  }

  private node(key: string | symbol): NodeRunState | undefined {
    return typeof key === 'string' ? this.nodes.get(key) : undefined;
  }
}
