import type { TypeCounts } from './count-types.ts';
import type { ForeignStrings } from './foreign-strings.ts';
import { UNIT_TYPES, unitsDeclared } from './length-units.ts';
import type { MissingReferences } from './missing-references.ts';

/** A warning about an accepted file, as arguments of a logger's `warn`. */
export interface StepWarning {
  code: 'cad.unused_references' | 'cad.unit_missing' | 'cad.names_guessed';
  params: Record<string, string | number>;
}

interface Found {
  bytes: Buffer;
  types: TypeCounts;
  missing: MissingReferences;
  foreign: ForeignStrings | null;
}

/** Memory limit of reading the units; beyond it only the existence of a unit of length is checked. */
const MOST_INSTANCES = 50_000;
const MOST_BYTES = 8 * 1024 ** 2;

export function textWarnings({ bytes, types, missing, foreign }: Found): StepWarning[] {
  return [...unusedReferences(missing), ...missingUnit(bytes, types), ...guessedNames(foreign)];
}

function unusedReferences({ unused }: MissingReferences): StepWarning[] {
  const [first] = unused;
  if (!first) return [];
  const usedBy = `#${first.from.id} ${first.from.type}`;
  return [{ code: 'cad.unused_references', params: { count: unused.length, missing: `#${first.to}`, usedBy } }];
}

function missingUnit(bytes: Buffer, types: TypeCounts): StepWarning[] {
  const { representations, without } = countUnits(bytes, types);
  if (without === 0) return [];
  return [{ code: 'cad.unit_missing', params: { count: without, of: representations, assumed: 'millimetre' } }];
}

function countUnits(bytes: Buffer, types: TypeCounts): { representations: number; without: number } {
  const representations = types.count((type) => type.endsWith('SHAPE_REPRESENTATION'));
  const units = types.count((type) => type === 'LENGTH_UNIT');
  if (!isReadable(types)) return { representations, without: units > 0 ? 0 : representations };
  const declared = unitsDeclared(bytes);
  return { representations: declared.representations, without: declared.without.length };
}

function isReadable(types: TypeCounts): boolean {
  const isRead = (type: string) => UNIT_TYPES.has(type);
  return types.count(isRead) <= MOST_INSTANCES && types.byteLength(isRead) <= MOST_BYTES;
}

function guessedNames(foreign: ForeignStrings | null): StepWarning[] {
  if (!foreign) return [];
  const { codePage, example, edits } = foreign;
  return [{ code: 'cad.names_guessed', params: { count: edits.length, codePage, example: example.slice(0, 80) } }];
}
