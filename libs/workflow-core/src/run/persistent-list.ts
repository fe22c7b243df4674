const BITS = 5;
const WIDTH = 1 << BITS;

/** Up to 32 items or, above the lowest level, up to 32 blocks; never changed once a list holds it. */
type Block = unknown[];

type Change<T> = readonly [at: number, item: T];

/**
 * An immutable list of fixed length: a changed copy shares everything with its original except the path to each change, so it
 * costs the same for a hundred items and for ten thousand. Positions out of bounds hold undefined and cannot be set.
 */
export class PersistentList<T> {
  private constructor(
    readonly length: number,
    private readonly height: number,
    private readonly root: Block,
  ) {}

  /** A list of the items; the array is not kept. */
  static of<T>(items: readonly T[]): PersistentList<T> {
    let height = 0;
    let level = inBlocks(items);
    for (; level.length > 1; height += 1) level = inBlocks(level);
    return new PersistentList<T>(items.length, height, level[0] ?? []);
  }

  get(at: number): T | undefined {
    let block = this.root;
    for (let level = this.height; level > 0; level -= 1)
      block = (block[(at >>> (level * BITS)) & (WIDTH - 1)] ?? []) as Block;
    return block[at & (WIDTH - 1)] as T | undefined;
  }

  /** The list with other items at some positions; those set together share their copies. */
  with(changes: readonly Change<T>[]): PersistentList<T> {
    if (changes.length === 0) return this;
    const copies = changes.length > 1 ? new Set<Block>() : undefined;
    let root = this.root;
    for (const change of changes) root = changed(root, this.height, change, copies);
    return new PersistentList<T>(this.length, this.height, root);
  }

  /** All items in order. */
  toArray(): T[] {
    return itemsOf<T>(this.root, this.height);
  }

  /** The items that are others than in an earlier version of the same list, in order; what both share is not visited. */
  changedSince(before: PersistentList<T>): T[] {
    return differences<T>(before.root, this.root, this.height);
  }
}

function inBlocks(items: readonly unknown[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < items.length; at += WIDTH) blocks.push(items.slice(at, at + WIDTH));
  return blocks;
}

function changed(block: Block, level: number, change: Change<unknown>, copies?: Set<Block>): Block {
  const copy = copies?.has(block) ? block : block.slice();
  copies?.add(copy);
  const slot = (change[0] >>> (level * BITS)) & (WIDTH - 1);
  copy[slot] = level === 0 ? change[1] : changed(copy[slot] as Block, level - 1, change, copies);
  return copy;
}

function itemsOf<T>(block: Block, level: number): T[] {
  return level === 0 ? (block as T[]) : block.flatMap((inner) => itemsOf<T>(inner as Block, level - 1));
}

function differences<T>(before: Block, after: Block, level: number): T[] {
  if (before === after) return [];
  return after.flatMap((item, slot): T[] => {
    if (item === before[slot]) return [];
    return level === 0 ? [item as T] : differences<T>(before[slot] as Block, item as Block, level - 1);
  });
}
