/** One line that only one side has (the other is null), or that both have with other contents. */
export interface LineDifference<T> {
  legacy: T | null;
  graph: T | null;
}

export interface LineIdentity<T> {
  /** Equal text = the same line. */
  textOf(line: T): string;
  /** Lines of one kind at the same place are one line that changed. */
  kindOf(line: T): string;
}

/** More lines than this between the first and the last difference are compared place by place. */
const MAX_ALIGNED_LINES = 500;

/** What differs between two ordered lists of lines: the fewest missing and extra ones, then changed ones joined. */
export function diffLines<T>(legacy: T[], graph: T[], identity: LineIdentity<T>): LineDifference<T>[] {
  const same = (a: T | undefined, b: T | undefined): boolean =>
    a !== undefined && b !== undefined && identity.textOf(a) === identity.textOf(b);
  let start = 0;
  while (same(legacy[start], graph[start])) start++;
  let end = 0;
  const shorter = Math.min(legacy.length, graph.length);
  while (end < shorter - start && same(legacy.at(-1 - end), graph.at(-1 - end))) end++;
  const left = legacy.slice(start, legacy.length - end);
  const right = graph.slice(start, graph.length - end);
  const gaps = Math.max(left.length, right.length) > MAX_ALIGNED_LINES ? [{ left, right }] : align(left, right, same);
  return gaps.flatMap((gap) => joinChanged(gap, identity.kindOf));
}

interface Gap<T> {
  left: T[];
  right: T[];
}

/** Runs of differing lines between lines that both have, by the longest common subsequence. */
function align<T>(left: T[], right: T[], same: (a: T, b: T) => boolean): Gap<T>[] {
  const common = commonLengths(left, right, same);
  const gaps: Gap<T>[] = [{ left: [], right: [] }];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const gap = gaps.at(-1)!;
    if (i < left.length && j < right.length && same(left[i]!, right[j]!)) {
      gaps.push({ left: [], right: [] });
      [i, j] = [i + 1, j + 1];
    } else if (j >= right.length || (i < left.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      gap.left.push(left[i++]!);
    } else {
      gap.right.push(right[j++]!);
    }
  }
  return gaps;
}

/** `[i][j]`: the length of the longest common subsequence of both tails. */
function commonLengths<T>(left: T[], right: T[], same: (a: T, b: T) => boolean): Uint16Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i]![j] = same(left[i]!, right[j]!)
        ? lengths[i + 1]![j + 1]! + 1
        : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

function joinChanged<T>({ left, right }: Gap<T>, kindOf: (line: T) => string): LineDifference<T>[] {
  const rest = [...right];
  const fromLeft = left.map((line) => {
    const at = rest.findIndex((other) => kindOf(other) === kindOf(line));
    return { legacy: line, graph: at < 0 ? null : (rest.splice(at, 1)[0] ?? null) };
  });
  return [...fromLeft, ...rest.map((line) => ({ legacy: null, graph: line }))];
}
