import { readArguments } from './read-arguments.ts';
import type { Arg, TypedValue } from './read-arguments.ts';
import { StatementReader } from './statement-reader.ts';
import { TypeNames, someTypeName } from './type-names.ts';

/**
 * An instance. A complex one, such as `(LENGTH_UNIT()NAMED_UNIT(*))`, has several `parts` and '' as its `type`; any other
 * is its only part.
 */
export interface Entity extends TypedValue {
  parts: TypedValue[];
  /** Its place among all instances of the data sections, from 1. */
  rank: number;
}

/**
 * The instances of an ISO 10303-21 text that are of a `wanted` type, or have a part of one, by their numbers in file order.
 * Linear time; instances that are not wanted cost no memory. Of two instances with one number the first counts.
 * `codePage`: how bytes are read that are not UTF-8, as for `decodeString`.
 */
export function readEntities(bytes: Buffer, wanted: ReadonlySet<string>, codePage?: string): Map<number, Entity> {
  const names = new TypeNames();
  for (const name of wanted) names.add(name);
  const isWanted = (start: number, end: number) => names.find(bytes, start, end) !== -1;
  return collect(bytes, (statements) => someTypeName(bytes, statements, isWanted), codePage);
}

/** The instances of these numbers, in file order. Linear time. */
export function readInstances(bytes: Buffer, ids: ReadonlySet<number>): Map<number, Entity> {
  return collect(bytes, ({ id }) => ids.has(id));
}

function collect(
  bytes: Buffer,
  isWanted: (statement: StatementReader) => boolean,
  codePage?: string,
): Map<number, Entity> {
  const found = new Map<number, Entity>();
  const statements = new StatementReader(bytes);
  let rank = 0;
  while (statements.next()) {
    const { id, body, end, section } = statements;
    if (id === -1 || section === 'REFERENCE') continue;
    rank += 1;
    if (found.has(id) || !isWanted(statements)) continue;
    const entity = entityOf(readArguments(bytes, body, end, codePage));
    if (entity) found.set(id, { ...entity, rank });
  }
  return found;
}

/** The part of that type, which for an instance that is not complex is the instance itself; undefined where it has none. */
export function partOf({ parts }: Entity, type: string): TypedValue | undefined {
  return parts.find((part) => part.type === type);
}

function entityOf([written]: Arg[]): Omit<Entity, 'rank'> | null {
  if (Array.isArray(written)) return { type: '', args: [], parts: written.filter(isTyped) };
  return written !== undefined && isTyped(written) ? { ...written, parts: [written] } : null;
}

function isTyped(value: Arg): value is TypedValue {
  return typeof value === 'object' && value !== null && 'type' in value;
}
