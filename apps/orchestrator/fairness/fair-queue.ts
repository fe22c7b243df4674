import type { RunClass } from '#contracts';

/** A node that is ready and waits for its pool to have room. `order`: whose turn it takes. */
export interface WaitingNode {
  runId: string;
  nodeRunId: string;
  nodeId: string;
  attempt: number;
  pool: string;
  runClass: RunClass;
  order: string;
}

/** One node in so many goes out for a comparison although customers wait, so that a long queue never ends comparing. */
const SHADOW_EVERY = 11;

/**
 * Who goes next in one pool: live before shadow (10 to 1), within a class the orders take turns, within an order first come
 * first served. A node is in it once.
 */
export class FairQueue {
  private readonly classes = { live: new Turns(), shadow: new Turns() };
  private readonly known = new Set<string>();
  private taken = 0;

  get size(): number {
    return this.known.size;
  }

  add(node: WaitingNode): void {
    if (this.known.has(node.nodeRunId)) return;
    this.known.add(node.nodeRunId);
    this.classes[node.runClass].add(node);
  }

  /** Takes out the next `count`, or all where there are fewer. */
  take(count: number): WaitingNode[] {
    const nodes: WaitingNode[] = [];
    for (let node = this.next(); node; node = this.next()) {
      nodes.push(node);
      this.known.delete(node.nodeRunId);
      if (nodes.length >= count) break;
    }
    return nodes;
  }

  private next(): WaitingNode | undefined {
    const { live, shadow } = this.classes;
    const shadowFirst = (this.taken + 1) % SHADOW_EVERY === 0;
    const node = shadowFirst ? (shadow.next() ?? live.next()) : (live.next() ?? shadow.next());
    if (node) this.taken += 1;
    return node;
  }
}

/** Orders in turn, each with its nodes in the order in which they came. */
class Turns {
  /** A map keeps its keys in order of insertion: an order that had its turn is put in again, last. */
  private readonly orders = new Map<string, WaitingNode[]>();

  add(node: WaitingNode): void {
    const waiting = this.orders.get(node.order);
    if (waiting) waiting.push(node);
    else this.orders.set(node.order, [node]);
  }

  next(): WaitingNode | undefined {
    const [first] = this.orders;
    if (!first) return undefined;
    const [order, waiting] = first;
    this.orders.delete(order);
    const node = waiting.shift();
    if (waiting.length > 0) this.orders.set(order, waiting);
    return node;
  }
}
