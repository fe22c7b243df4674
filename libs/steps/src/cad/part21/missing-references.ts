import { EQUALS, readInteger, skipBlanks } from './bytes.ts';
import { isHarmless } from './harmless-types.ts';
import type { InstanceNumbers } from './instance-numbers.ts';
import { StatementReader } from './statement-reader.ts';
import type { NamedInstance } from './step-fault.ts';
import { someTypeName } from './type-names.ts';
import { scanValues } from './value-scanner.ts';

/** A reference in the values of `from` to `to`, which the text does not define; with the offsets of its bytes. */
export interface MissingReference {
  from: NamedInstance;
  to: number;
  start: number;
  end: number;
}

/** With more than this a file counts as broken: they count as needed. */
const MOST_UNUSED = 10_000;
/** How many instances may stand between a missing one and what shows a part before that counts as needed. */
const LONGEST_CHAIN = 12;

/**
 * Collects dangling references. `needed` is the first on which a part may depend, null while there is none; `unused`
 * are the others. `unended` is an instance that runs into the next one, whose number is `next`.
 */
export class MissingReferences {
  count = 0;
  needed: MissingReference | null = null;
  readonly unused: MissingReference[] = [];
  unended: { at: NamedInstance; next: number } | null = null;
  private readonly bytes: Buffer;
  private readonly numbers: InstanceNumbers;

  constructor(bytes: Buffer, numbers: InstanceNumbers) {
    this.bytes = bytes;
    this.numbers = numbers;
  }

  /** Checks every reference of the text. Yields regularly. */
  *find(): Generator<void> {
    const { bytes } = this;
    const found: { start: number; end: number; to: number }[] = [];
    const visitor = {
      reference: (start: number, end: number) => {
        const to = readInteger(bytes, start + 1, end);
        if (!this.numbers.has(to) && found.push({ start, end, to }) > MOST_UNUSED) found.length = MOST_UNUSED;
      },
      badNumber: () => undefined,
    };
    const statements = new StatementReader(bytes, (text, at) => scanValues(text, at, visitor));
    while (statements.next()) {
      if (found.length > 0 && statements.id !== -1) this.take(statements, found);
      found.length = 0;
      if (statements.isTurnOver) yield;
    }
    if (this.unused.length > 0 && !this.needed) yield* this.followUsers();
  }

  private take(statement: StatementReader, found: { start: number; end: number; to: number }[]): void {
    const { bytes } = this;
    const from = { id: statement.id, type: typeOf(bytes, statement) };
    const next = found.find(({ end }) => bytes[skipBlanks(bytes, end)] === EQUALS);
    if (next) this.unended ??= { at: from, next: next.to };
    this.count += found.length;
    const harmless = areHarmless(bytes, statement) && this.unused.length + found.length <= MOST_UNUSED;
    const missing = found.map((one) => ({ from, ...one }));
    if (harmless) this.unused.push(...missing);
    else this.needed ??= missing[0] ?? null;
  }

  /** Users of an instance that lacks a value are incomplete as well, transitively; all of them must be harmless. */
  private *followUsers(): Generator<void> {
    const reasons = new Map(this.unused.map((missing) => [missing.from.id, missing]));
    for (let length = 0; length < LONGEST_CHAIN; length += 1) {
      const before = reasons.size;
      yield* this.addUsers(reasons);
      if (this.needed || reasons.size === before) return;
    }
    this.needed = this.unused[0] ?? null;
  }

  private *addUsers(reasons: Map<number, MissingReference>): Generator<void> {
    const { bytes } = this;
    let reason: MissingReference | undefined;
    const visitor = {
      reference: (start: number, end: number) => {
        reason ??= reasons.get(readInteger(bytes, start + 1, end));
      },
      badNumber: () => undefined,
    };
    const statements = new StatementReader(bytes, (text, at) => scanValues(text, at, visitor));
    while (statements.next() && !this.needed) {
      if (reason && statements.id !== -1) {
        if (!areHarmless(bytes, statements)) this.needed = reason;
        else if (!reasons.has(statements.id)) reasons.set(statements.id, reason);
      }
      reason = undefined;
      if (statements.isTurnOver) yield;
    }
  }
}

/** The name of the type of the instance between two offsets; of a complex one the names of its parts, joined by blanks. */
export function typeOf(bytes: Buffer, instance: { body: number; end: number }): string {
  const names: string[] = [];
  someTypeName(
    bytes,
    instance,
    (start, end) => names.push(bytes.toString('latin1', start, Math.min(end, start + 80))) > 5,
  );
  return names.join(' ');
}

function areHarmless(bytes: Buffer, instance: { body: number; end: number }): boolean {
  let any = false;
  const harmful = someTypeName(bytes, instance, (start, end) => {
    any = true;
    return !isHarmless(bytes.toString('latin1', start, Math.min(end, start + 80)));
  });
  return any && !harmful;
}
