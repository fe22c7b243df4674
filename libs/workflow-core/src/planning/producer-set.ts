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
  let grewA = false;
  let grewB = false;
  // A plain loop: this is the innermost work of validating a large graph.
  for (let at = 0; at < a.length; at += 1) {
    const inA = a[at] ?? 0;
    const inB = b[at] ?? 0;
    both[at] = inA | inB;
    grewA ||= both[at] !== inA;
    grewB ||= both[at] !== inB;
  }
  if (!grewA) return a;
  return grewB ? both : b;
}

/** The bits that are set, ascending. */
export function membersOf(set: ProducerSet): number[] {
  const members: number[] = [];
  set.forEach((word, at) => {
    for (let left = word; left !== 0; left &= left - 1) members.push(at * 32 + 31 - Math.clz32(left & -left));
  });
  return members;
}
