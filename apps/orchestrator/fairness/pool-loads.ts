import type { WaitingNode } from './fair-queue.js';
import { FairQueue } from './fair-queue.js';

/** How many tasks of one pool are with workers or on their way to them, and who waits. */
export interface PoolLoad {
  outstanding: number;
  /** Places of commits that are under way. */
  reserved: number;
  /** How many wait in all orchestrators, when it was counted last. */
  waiting: number;
  /** How many may be outstanding. */
  window: number;
  readonly queue: FairQueue;
}

/** What PostgreSQL counts of one pool. */
export interface PoolCounts {
  pool: string;
  outstanding: number;
  waiting: number;
}

/** A pool is full when so many times its window wait: whoever comes then would wait longer than anybody should. */
const FULL_WINDOWS = 30;

/** The most that one commit dispatches of those that waited. */
const TAKEN_AT_ONCE = 500;

/**
 * Keeps the tasks of each pool within its window: enough that no worker is ever without work, and so few that what is
 * decided here, who goes next, is not overtaken by what was published long before.
 */
export class PoolLoads {
  private readonly pools = new Map<string, PoolLoad>();

  /** `windowOf`: the window of a pool as things are now. */
  constructor(private readonly windowOf: (pool: string) => number) {}

  of(pool: string): PoolLoad {
    const known = this.pools.get(pool);
    if (known) return known;
    const load = { outstanding: 0, reserved: 0, waiting: 0, window: this.windowOf(pool), queue: new FairQueue() };
    this.pools.set(pool, load);
    return load;
  }

  /** Reserves a place for a node that became ready; false where there is none, or others wait already. */
  tryReserve(pool: string): boolean {
    const load = this.of(pool);
    if (load.queue.size > 0 || roomIn(load) <= 0) return false;
    load.reserved += 1;
    return true;
  }

  /** Reserves a place whether there is one or not. */
  reserve(pool: string): void {
    this.of(pool).reserved += 1;
  }

  /** What a place was reserved for is committed. */
  confirm(pool: string): void {
    const load = this.of(pool);
    load.reserved -= 1;
    load.outstanding += 1;
  }

  /** What a place was reserved for is not committed: it is free again. */
  cancel(pool: string): void {
    this.of(pool).reserved -= 1;
  }

  /** A task that was out has ended. */
  release(pool: string): void {
    const load = this.of(pool);
    load.outstanding = Math.max(0, load.outstanding - 1);
  }

  enqueue(node: WaitingNode): void {
    this.of(node.pool).queue.add(node);
  }

  /** Sets what PostgreSQL counts; with several orchestrators each sees what the others dispatched only here. */
  count(counts: readonly PoolCounts[]): void {
    const counted = new Map(counts.map((one) => [one.pool, one]));
    for (const pool of new Set([...this.pools.keys(), ...counted.keys()])) {
      const load = this.of(pool);
      const { outstanding = 0, waiting = 0 } = counted.get(pool) ?? {};
      Object.assign(load, { outstanding, waiting, window: this.windowOf(pool) });
    }
  }

  /** The pools in which too many wait for anybody to be sent there. */
  full(): string[] {
    return [...this.pools].filter(([, { waiting, window }]) => waiting > FULL_WINDOWS * window).map(([pool]) => pool);
  }

  /** Takes those out of the queues for whom there is a place now, which is reserved. `isOpen`: whether the pool dispatches at all. */
  dequeueReady(isOpen: (pool: string) => boolean): WaitingNode[] {
    const due: WaitingNode[] = [];
    for (const [pool, load] of this.pools) {
      const room = Math.min(roomIn(load), TAKEN_AT_ONCE - due.length);
      if (room <= 0 || load.queue.size === 0 || !isOpen(pool)) continue;
      const taken = load.queue.take(room);
      load.reserved += taken.length;
      due.push(...taken);
    }
    return due;
  }
}

const roomIn = ({ window, outstanding, reserved }: PoolLoad): number => window - outstanding - reserved;
