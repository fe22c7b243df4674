/**
 * An immutable set of producers, one bit each. `words` begin at word `from` and neither begin nor end with an empty one, so a
 * single producer takes one word; equal sets along a path are the same object, which keeps large graphs small.
 */
export interface ProducerSet {
  readonly from: number;
  readonly words: Uint32Array;
}

export const NO_PRODUCERS: ProducerSet = { from: 0, words: new Uint32Array(0) };

/** The set of one producer. */
export function onlyProducer(bit: number): ProducerSet {
  return { from: bit >>> 5, words: new Uint32Array([1 << (bit & 31)]) };
}

/** The union; returns one of the sets unchanged where it contains the others. */
export function unionOf(sets: readonly ProducerSet[]): ProducerSet {
  const [first = NO_PRODUCERS, ...others] = new Set(sets.filter((set) => set.words.length > 0));
  if (others.length === 0) return first;
  const all = [first, ...others];
  const from = all.reduce((lowest, set) => Math.min(lowest, set.from), Infinity);
  const to = all.reduce((highest, set) => Math.max(highest, set.from + set.words.length), 0);
  const words = new Uint32Array(to - from);
  // Plain loops: this is the innermost work of validating a large graph.
  for (const set of all) {
    const shift = set.from - from;
    for (let at = 0; at < set.words.length; at += 1)
      words[at + shift] = (words[at + shift] ?? 0) | (set.words[at] ?? 0);
  }
  return all.find((set) => equal(set.words, words)) ?? { from, words };
}

function equal(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** How many bits are set. */
export function sizeOf({ words }: ProducerSet): number {
  let size = 0;
  for (let at = 0; at < words.length; at += 1) {
    for (let left = words[at] ?? 0; left !== 0; left &= left - 1) size += 1;
  }
  return size;
}

/** The lowest `most` bits that are set, ascending. */
export function membersOf({ from, words }: ProducerSet, most = Infinity): number[] {
  const members: number[] = [];
  for (let at = 0; at < words.length && members.length < most; at += 1) {
    for (let left = words[at] ?? 0; left !== 0 && members.length < most; left &= left - 1) {
      members.push((from + at) * 32 + 31 - Math.clz32(left & -left));
    }
  }
  return members;
}

/** Whether both share a bit. */
export function overlap(a: ProducerSet, b: ProducerSet): boolean {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.from + a.words.length, b.from + b.words.length);
  for (let at = from; at < to; at += 1)
    if (((a.words[at - a.from] ?? 0) & (b.words[at - b.from] ?? 0)) !== 0) return true;
  return false;
}
