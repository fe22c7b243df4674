import { canonicalJson } from '../canonical/canonical-json.js';
import { jsonPointer } from '../model/json-pointer.js';
import { ownValue, plainObject } from '../model/plain-object.js';
import type { ChooseSide, MergeConflict, MergeSides } from './merge-conflict.js';

/** The rule of every merge, and the conflicts that it met. */
export class ThreeWayMerge {
  readonly conflicts: MergeConflict[] = [];

  constructor(private readonly choose: ChooseSide) {}

  /**
   * A JSON value from both sides, undefined where it is removed: objects member by member, anything else as a whole, lists
   * too. `pointsAreWhole`: so is an object with numbers `x` and `y`, as a mix of both sides' coordinates is the place of neither.
   */
  json(path: string, sides: MergeSides<unknown>, pointsAreWhole: boolean): unknown {
    const side = unlessBothChanged(sides);
    if (side) return sides[side];
    const { base = {}, mine, theirs } = sides;
    const objects = [base, mine, theirs].map(plainObject);
    const [ofBase, ofMine, ofTheirs] = objects;
    const isWhole = pointsAreWhole && [mine, theirs].some(isPoint);
    if (isWhole || !ofBase || !ofMine || !ofTheirs) return sides[this.conflict({ path, ...sides })];
    const keys = [...new Set([...Object.keys(ofMine), ...Object.keys(ofTheirs)])].sort();
    const members = keys.map((key) => {
      const ofKey = { base: ownValue(ofBase, key), mine: ownValue(ofMine, key), theirs: ownValue(ofTheirs, key) };
      return [key, this.json(path + jsonPointer(key), ofKey, pointsAreWhole)] as const;
    });
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }

  /** Reports a conflict and answers the side that is chosen for it. */
  conflict(conflict: MergeConflict): 'mine' | 'theirs' {
    const present = Object.entries(conflict).filter(([, value]) => value !== undefined);
    const reported = Object.fromEntries(present) as unknown as MergeConflict;
    this.conflicts.push(reported);
    return this.choose(reported);
  }
}

/** The side to take where at most one of them changed a JSON value, or both did the same; null where they differ. */
export function unlessBothChanged<T>({ base, mine, theirs }: MergeSides<T>): 'mine' | 'theirs' | null {
  const [b, m, t] = [textOf(base), textOf(mine), textOf(theirs)];
  if (m === t || t === b) return 'mine';
  return m === b ? 'theirs' : null;
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : canonicalJson(value);
}

function isPoint(value: unknown): boolean {
  const record = plainObject(value);
  return typeof record?.['x'] === 'number' && typeof record['y'] === 'number';
}
