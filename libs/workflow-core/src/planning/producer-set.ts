/** An immutable set of producers, one bit each; equal sets along a path are the same object, which keeps large graphs small. */
export type ProducerSet = Uint32Array;

export const NO_PRODUCERS: ProducerSet = new Uint32Array(0);

/** The set of one producer out of `size`. */
export function onlyProducer(bit: number, size: number): ProducerSet {
  const set = new Uint32Array(Math.ceil(size / 32));
  set[bit >>> 5] = 1 << (bit & 31);
  return set;
}

/** All of both; gives one of the two back unchanged where it holds the other. */
export function union(a: ProducerSet, b: ProducerSet): ProducerSet {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const both = new Uint32Array(a.length);
  // Plain loops: this is the innermost work of validating a large graph.
  for (let at = 0; at < a.length; at += 1) both[at] = (a[at] ?? 0) | (b[at] ?? 0);
  if (equal(both, a)) return a;
  return equal(both, b) ? b : both;
}

function equal(a: ProducerSet, b: ProducerSet): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** How many bits are set. */
export function sizeOf(set: ProducerSet): number {
  let size = 0;
  for (let at = 0; at < set.length; at += 1) {
    for (let left = set[at] ?? 0; left !== 0; left &= left - 1) size += 1;
  }
  return size;
}

/** The lowest `most` bits that are set, ascending. */
export function membersOf(set: ProducerSet, most = Infinity): number[] {
  const members: number[] = [];
  for (let at = 0; at < set.length; at += 1) {
    for (let left = set[at] ?? 0; left !== 0 && members.length < most; left &= left - 1) {
      members.push(at * 32 + 31 - Math.clz32(left & -left));
    }
  }
  return members;
}

/** Whether both share a bit. */
export function overlap(a: ProducerSet, b: ProducerSet): boolean {
  for (let at = 0; at < a.length; at += 1) if (((a[at] ?? 0) & (b[at] ?? 0)) !== 0) return true;
  return false;
}
