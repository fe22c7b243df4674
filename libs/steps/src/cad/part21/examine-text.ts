import type { StepFileProblem } from '../step-file-errors.ts';
import { skipDigits } from './bytes.ts';
import { TypeCounts } from './count-types.ts';
import { foreignStrings } from './foreign-strings.ts';
import type { ForeignStrings } from './foreign-strings.ts';
import { InstanceNumbers, LARGEST_NUMBER } from './instance-numbers.ts';
import { MissingReferences, typeOf } from './missing-references.ts';
import { StatementReader } from './statement-reader.ts';
import {
  badId,
  badNumber,
  danglingReferences,
  doubledId,
  neverEnds,
  noSemicolon,
  otherFile,
  tooManyForeignStrings,
  tooManySections,
} from './step-fault.ts';
import { contentFault, solidsIn } from './text-contents.ts';
import type { TextEdit } from './text-edits.ts';
import { SectionEdits } from './text-sections.ts';
import { textWarnings } from './text-warnings.ts';
import type { StepWarning } from './text-warnings.ts';
import { scanValues } from './value-scanner.ts';

/** The findings in the text of a STEP file, before the CAD reader runs. */
export interface Examination {
  /** Instances, at most one more than were allowed; then nothing else was looked at. */
  entities: number;
  solids: number;
  /** Why it cannot be converted; null where there is no fault. */
  fault: StepFileProblem | null;
  warnings: StepWarning[];
  /** The edits by which the CAD reader accepts the text and reads its names correctly. */
  edits: TextEdit[];
}

/** Addresses of other files by the numbers that the section REFERENCE gives to what they hold. */
type Addresses = Map<number, string>;

/**
 * Examines an ISO 10303-21 text in linear time and yields to the event loop regularly. Memory: a few bytes an instance.
 */
export function* examineText(bytes: Buffer, maxEntities: number): Generator<void, Examination> {
  const found = new TextFindings(bytes, maxEntities);
  yield* found.readAll();
  const { entities, types, sections } = found;
  const none = { entities, solids: solidsIn(types), fault: null, warnings: [], edits: [] };
  if (entities > maxEntities) return none;
  const fault = found.fault();
  if (fault) return { ...none, fault };
  const missing = new MissingReferences(bytes, found.numbers);
  yield* missing.find();
  const missingFault = referenceFault(missing, found.addresses) ?? contentFault(types);
  if (missingFault) return { ...none, fault: missingFault };
  const foreign = yield* foreignStrings(bytes);
  if (foreign === 'too many') return { ...none, fault: tooManyForeignStrings() };
  return {
    ...none,
    warnings: textWarnings({ bytes, types, missing, foreign }),
    edits: [...sections.edits, ...referenceEdits(missing), ...stringEdits(foreign)],
  };
}

/** Beyond so many the section REFERENCE is not kept: what it names is then missing like anything else. */
const MOST_ADDRESSES = 10_000;
/** Maximum length of a quoted number or id in a message. */
const SHOWN_BYTES = 50;

/** What one pass over all statements finds. */
class TextFindings {
  entities = 0;
  readonly types = new TypeCounts();
  readonly numbers = new InstanceNumbers();
  readonly addresses: Addresses = new Map();
  readonly sections: SectionEdits;
  private first: StepFileProblem | null = null;
  private last: number | null = null;
  private number: { start: number; end: number } | null = null;
  private readonly bytes: Buffer;
  private readonly maxEntities: number;

  constructor(bytes: Buffer, maxEntities: number) {
    this.bytes = bytes;
    this.maxEntities = maxEntities;
    this.sections = new SectionEdits(bytes);
  }

  *readAll(): Generator<void> {
    const visitor = {
      reference: () => undefined,
      badNumber: (start: number, end: number) => void (this.number ??= { start, end }),
    };
    const statements = new StatementReader(this.bytes, (text, at) => scanValues(text, at, visitor));
    while (statements.next() && this.entities <= this.maxEntities && !this.sections.tooMany) {
      if (statements.id !== -1) this.readInstance(statements);
      else if (statements.keyword !== '') this.sections.see(statements);
      this.number = null;
      if (statements.isTurnOver) yield;
    }
  }

  /** To be called once, behind `readAll`. */
  fault(): StepFileProblem | null {
    if (this.sections.tooMany) return tooManySections();
    if (!this.sections.ended) return neverEnds(this.last);
    const doubled = this.numbers.close();
    return this.first ?? (doubled === null ? null : doubledId(doubled, this.typesOf(doubled)));
  }

  private readInstance(statement: StatementReader): void {
    const { bytes, number } = this;
    const { id, start, end, section } = statement;
    this.entities += 1;
    this.last = id;
    if (section === 'REFERENCE') {
      const address = bytes.toString('latin1', statement.body, Math.min(end, statement.body + 200)).trim();
      if (this.addresses.size < MOST_ADDRESSES) this.addresses.set(id, address);
      return;
    }
    this.types.add(bytes, statement);
    if (id >= 1 && id <= LARGEST_NUMBER) this.numbers.add(id);
    else this.first ??= badId(shownText(bytes, start + 1, skipDigits(bytes, start + 1)), typeOf(bytes, statement), LARGEST_NUMBER); // prettier-ignore
    if (number) this.first ??= badNumber(shownText(bytes, number.start, number.end), { id, type: typeOf(bytes, statement) }); // prettier-ignore
  }

  private typesOf(id: number): string[] {
    const found: string[] = [];
    const statements = new StatementReader(this.bytes);
    while (found.length < 2 && statements.next()) {
      if (statements.id === id && statements.section !== 'REFERENCE') found.push(typeOf(this.bytes, statements));
    }
    return found;
  }
}

function shownText(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, Math.min(end, start + SHOWN_BYTES));
}

function referenceFault(missing: MissingReferences, addresses: Addresses): StepFileProblem | null {
  const { needed, unended, count } = missing;
  if (unended) return noSemicolon(unended.at, unended.next);
  if (needed === null) return null;
  const { from, to } = needed;
  const address = addresses.get(to);
  if (address !== undefined) return otherFile(from, to, address);
  return danglingReferences(count, `#${from.id} needs #${to}`, { example: `#${to}`, usedBy: `#${from.id}` });
}

/** `$` means no value, which the reader accepts where it would refuse a dangling reference. */
function referenceEdits({ unused }: MissingReferences): TextEdit[] {
  return unused.map(({ start, end }) => ({ start, end, by: '$' }));
}

function stringEdits(foreign: ForeignStrings | null): TextEdit[] {
  return foreign?.edits ?? [];
}
