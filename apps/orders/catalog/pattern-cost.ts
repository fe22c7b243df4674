/** Names are cut to this many characters before a rule's pattern sees them, so a repetition has at most one more choice. */
const CHOICES = 257;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;

/**
 * An upper bound of the ways in which a backtracking matcher can try a pattern on one name; Infinity where a repeated group
 * holds a choice of its own, which is what makes them exponential. The pattern must compile.
 *
 * What follows each other multiplies, alternatives add, `?` adds one, any other quantifier multiplies by its most
 * repetitions plus one, and so does the place where a match begins.
 */
export const patternCost = (pattern: string): number => CHOICES * readAlternatives({ rest: pattern });

interface Reader {
  rest: string;
}

/** Reads to the end of the group, or of the pattern. */
function readAlternatives(reader: Reader): number {
  let sum = 0;
  let product = 1;
  while (reader.rest !== '' && !reader.rest.startsWith(')')) {
    if (take(reader, /^\|/)) {
      sum += product;
      product = 1;
    } else product *= readRepeated(reader);
  }
  return sum + product;
}

function readRepeated(reader: Reader): number {
  const cost = readAtom(reader);
  const quantifier = take(reader, QUANTIFIER);
  if (!quantifier) return cost;
  const most = mostOf(quantifier);
  if (most <= 1) return cost + 1;
  return cost > 1 ? Infinity : most + 1;
}

/** A group with its alternatives, else one character, class or assertion. */
function readAtom(reader: Reader): number {
  if (!take(reader, /^\((?:\?(?:[ims-]*:|[=!]|<[=!]|<[^>]*>))?/)) {
    take(reader, /^(?:\[(?:\\.|[^\]\\])*\]|\\.|.)/su);
    return 1;
  }
  const cost = readAlternatives(reader);
  take(reader, /^\)/);
  return cost;
}

function mostOf([text, least, comma, most]: RegExpExecArray): number {
  if (text.startsWith('?')) return 1;
  if (!least || (comma && !most)) return CHOICES - 1;
  return Number(most || least);
}

function take(reader: Reader, what: RegExp): RegExpExecArray | null {
  const found = what.exec(reader.rest);
  if (found) reader.rest = reader.rest.slice(found[0].length);
  return found;
}
