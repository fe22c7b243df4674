import fc from 'fast-check';
import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import { NAME_LIMIT, patternCost, patternReach } from './pattern-cost.js';

/** A pattern that can be written as text and matched with a count of its steps. */
type Piece =
  | { kind: 'letter'; letter: string }
  | { kind: 'group'; of: Piece[][] }
  | { kind: 'repeat'; of: Piece; least: number; most: number | null }
  | { kind: 'ahead'; of: Piece[] };

const letter = fc.constantFrom('a', '.', 'b').map((text): Piece => ({ kind: 'letter', letter: text }));
const { pieces } = fc.letrec<{ piece: Piece; pieces: Piece[] }>((tie) => ({
  pieces: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }),
  piece: fc.oneof(
    { weight: 5, arbitrary: letter },
    {
      weight: 2,
      arbitrary: fc.array(tie('pieces'), { minLength: 1, maxLength: 3 }).map((of): Piece => ({ kind: 'group', of })),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(tie('piece'), fc.nat(2), fc.option(fc.nat(3)))
        .map(([of, least, more]): Piece => ({ kind: 'repeat', of, least, most: more === null ? null : least + more })),
    },
    { weight: 1, arbitrary: tie('pieces').map((of): Piece => ({ kind: 'ahead', of })) },
  ),
}));

const textOf = (sequence: Piece[]): string => sequence.map(textOfOne).join('');
function textOfOne(piece: Piece): string {
  if (piece.kind === 'letter') return piece.letter;
  if (piece.kind === 'ahead') return `(?=${textOf(piece.of)})`;
  if (piece.kind === 'group') return `(?:${piece.of.map(textOf).join('|')})`;
  return `(?:${textOfOne(piece.of)}){${piece.least},${piece.most ?? ''}}`;
}

/** Backtracks as regex engines do and counts its steps; stops counting far beyond any bound. */
function stepsOf(sequence: Piece[], name: string): number {
  let steps = 0;
  const match = (rest: Piece[], at: number, then: (at: number) => boolean): boolean => {
    const [first, ...more] = rest;
    if (!first) return then(at);
    steps += 1;
    if (steps > 3_000_000) throw new Error('too many');
    if (first.kind === 'letter') {
      const fits = at < name.length && (first.letter === '.' || first.letter === name[at]);
      return fits && match(more, at + 1, then);
    }
    if (first.kind === 'ahead') return match(first.of, at, () => true) && match(more, at, then);
    if (first.kind === 'group') return first.of.some((one) => match(one, at, (next) => match(more, next, then)));
    const again = (count: number, from: number): boolean =>
      ((first.most === null || count < first.most) &&
        match([first.of], from, (next) => (next > from || count < first.least) && again(count + 1, next))) ||
      (count >= first.least && match(more, from, then));
    return again(0, at);
  };
  for (let at = 0; at <= name.length; at += 1) if (match(sequence, at, () => false)) break;
  return steps;
}

describe('the cost of a pattern', () => {
  it('is never less than the steps of a backtracking matcher, on any name', () => {
    let bounded = 0;
    fc.assert(
      fc.property(pieces, fc.stringMatching(/^[ab]{0,9}$/), (sequence, name) => {
        const cost = patternCost(textOf(sequence), name.length);
        if (cost > 1_000_000) return;
        bounded += 1;
        expect(stepsOf(sequence, name)).toBeLessThanOrEqual(cost);
      }),
      { numRuns: process.env['HARTOMAT_TEST_ALL'] ? 20_000 : 2000 },
    );
    expect(bounded).toBeGreaterThan(500);
  });

  it('counts a backreference as long as a name: it compares what was found', () => {
    expect(patternCost('(a*)\\1', 9) - patternCost('(a*)b', 9)).toBe(10 * 10 * 9);
    expect(patternReach('(.*)(.*)\\2x')).toBeLessThan(100);
  });

  it.each([['(a+)+$'], ['(a|a)*b'], ['(?:x?){40}y'], ['(?=(a+)+b)']])('does not match %s against names', (pattern) =>
    expect(patternReach(pattern)).toBe(0),
  );

  it.each([['.*.*x'], ['a*b*c'], ['(?:a|b|c).*d.*e']])('matches %s against a prefix of a long name', (pattern) => {
    expect(patternReach(pattern)).toBeLessThan(NAME_LIMIT);
    expect(patternReach(pattern)).toBeGreaterThanOrEqual(100);
  });

  it('matches every pattern of the seed against complete names', () => {
    const patterns = seedCatalog().rules.flatMap(({ pattern }) => pattern ?? []);
    expect(patterns.filter((pattern) => patternReach(pattern) < NAME_LIMIT)).toEqual([]);
    expect(patterns.length).toBeGreaterThan(5);
  });
});
