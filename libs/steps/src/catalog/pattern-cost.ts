/** Names are customer input: a pattern never runs on more characters than this. */
export const NAME_LIMIT = 256;
/** Steps of a backtracking matcher for one name; a slow machine does so many in less than 50 ms. */
const MOST_STEPS = 10_000_000;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;

/**
 * Maximum number of characters of a name for a rule's pattern, so that it is fast on any name: `NAME_LIMIT` for most
 * patterns, fewer where several repetitions follow each other, 0 where no length is safe. The pattern must compile.
 */
export function patternReach(pattern: string): number {
  let [reach, tooLong] = [0, NAME_LIMIT + 1];
  while (tooLong - reach > 1) {
    const length = Math.floor((reach + tooLong) / 2);
    if (patternCost(pattern, length) <= MOST_STEPS) reach = length;
    else tooLong = length;
  }
  return reach;
}

/**
 * An upper bound of the steps that a backtracking matcher takes for a pattern on a name of `length` characters; Infinity
 * where a repeated group holds a choice of its own, which is what makes them exponential. The pattern must compile.
 */
export function patternCost(pattern: string, length: number): number {
  const places = length + 1;
  return places * readAlternatives({ rest: pattern, length }).steps;
}

interface Reader {
  rest: string;
  length: number;
}

/** A piece of a pattern: in how many ways it can match from one place, and the steps of trying them all. */
interface Cost {
  ways: number;
  steps: number;
}

/** Reads to the end of the group, or of the pattern. */
function readAlternatives(reader: Reader): Cost {
  const sum = { ways: 0, steps: 1 };
  let sequence = { ways: 1, steps: 0 };
  const add = (): void => {
    sum.ways += sequence.ways;
    sum.steps += sequence.steps;
  };
  while (reader.rest !== '' && !reader.rest.startsWith(')')) {
    if (take(reader, /^\|/)) {
      add();
      sequence = { ways: 1, steps: 0 };
    } else sequence = followedBy(sequence, readRepeated(reader));
  }
  add();
  return sum;
}

/** Every way through the first tries the second anew. */
const followedBy = (first: Cost, second: Cost): Cost => ({
  ways: first.ways * second.ways,
  steps: first.steps + first.ways * second.steps,
});

function readRepeated(reader: Reader): Cost {
  const once = readAtom(reader);
  const quantifier = take(reader, QUANTIFIER);
  if (!quantifier) return once;
  const most = mostOf(quantifier, reader.length);
  if (most <= 1) return { ways: once.ways + 1, steps: once.steps + 1 };
  if (once.ways > 1) return { ways: Infinity, steps: Infinity };
  return { ways: most + 1, steps: (most + 1) * (once.steps + 1) };
}

/** A group with its alternatives, a reference to one, else one character, class or assertion. */
function readAtom(reader: Reader): Cost {
  const group = take(reader, /^\((\?(?:[ims-]*:|[=!]|<[=!]|<[^>]*>))?/);
  if (group) {
    const inner = readAlternatives(reader);
    take(reader, /^\)/);
    // The match of a lookaround is not backtracked into.
    return /^\?<?[=!]/.test(group[1] ?? '') ? { ways: 1, steps: inner.steps } : inner;
  }
  if (take(reader, /^\\(?:[1-9]\d*|k<[^>]*>)/)) return { ways: 1, steps: reader.length + 1 };
  take(reader, /^(?:\[(?:\\.|[^\]\\])*\]|\\.|.)/su);
  return { ways: 1, steps: 1 };
}

function mostOf([text, least, comma, most]: RegExpExecArray, length: number): number {
  if (text.startsWith('?')) return 1;
  // At least two, so that a repetition never counts as an option.
  if (!least || (comma && !most)) return Math.max(length, 2);
  return Number(most || least);
}

function take(reader: Reader, what: RegExp): RegExpExecArray | null {
  const found = what.exec(reader.rest);
  if (found) reader.rest = reader.rest.slice(found[0].length);
  return found;
}
