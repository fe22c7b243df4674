import { canonicalJson } from '../canonical/canonical-json.js';
import { jsonPointer } from '../model/json-pointer.js';
import { ownValue, plainObject, shown } from '../model/plain-object.js';
import { EditError } from './edit-error.js';

type JsonObject = Record<string, unknown>;
/** A new value for a place, or `REMOVED`. */
type Change = { value: unknown } | typeof REMOVED;

const REMOVED = Symbol('removed');
const LIST_PART = /^(?:-|0|[1-9]\d*)$/;

/**
 * The object with a value at a JSON pointer; everything beside the way there is shared, and an equal value gives the
 * object itself. Missing objects on the way are made, lists are not; `-` or the length appends to a list. Throws EditError
 * `unknown_place`, for a bad pointer `invalid_value`.
 */
export function withValueAt(root: JsonObject, pointer: string, value: unknown): JsonObject {
  const parts = pointerParts(pointer);
  if (parts.length > 0) return changed(root, parts, { value }) as JsonObject;
  const whole = plainObject(value);
  if (!whole) throw new EditError('invalid_value', `The whole of it must be an object, and this is ${shown(value)}.`);
  return sameJson(root, whole) ? root : whole;
}

/** The object without what is at a JSON pointer; later items of a list move up. Throws EditError where nothing is there. */
export function withoutValueAt(root: JsonObject, pointer: string): JsonObject {
  const parts = pointerParts(pointer);
  return parts.length === 0 ? {} : (changed(root, parts, REMOVED) as JsonObject);
}

/** The parts of an RFC 6901 pointer. Throws EditError `invalid_value`. */
function pointerParts(pointer: string): string[] {
  if (typeof pointer !== 'string' || !/^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer)) {
    throw new EditError('invalid_value', `${shown(pointer)} is no JSON pointer; write it like /camera/fov.`);
  }
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function changed(container: unknown, parts: string[], change: Change, done: string[] = []): unknown {
  const [part = '', ...further] = parts;
  const at = [...done, part];
  const replaced = (old: unknown): Change => {
    if (further.length > 0) return { value: changed(old ?? missingParent(further, change, at), further, change, at) };
    return change !== REMOVED && sameJson(old, change.value) ? { value: old } : change;
  };
  if (Array.isArray(container)) return changedList(container, part, replaced, at);
  const record = plainObject(container);
  if (!record) throw unknownPlace(at, `${jsonPointer(...done) || 'the whole'} is ${shown(container)}`);
  return changedObject(record, part, replaced, at);
}

function missingParent(further: string[], change: Change, at: string[]): JsonObject {
  if (change === REMOVED) throw unknownPlace([...at, ...further], 'nothing is there');
  if (!LIST_PART.test(further[0] ?? '')) return {};
  throw unknownPlace([...at, ...further], `nothing is at ${jsonPointer(...at)}; set the whole list there first`);
}

function changedObject(record: JsonObject, key: string, replaced: (old: unknown) => Change, at: string[]): JsonObject {
  const old = ownValue(record, key);
  const change = replaced(old);
  if (change !== REMOVED) return change.value === old ? record : { ...record, [key]: change.value };
  if (old === undefined) throw unknownPlace(at, 'nothing is there');
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function changedList(list: unknown[], part: string, replaced: (old: unknown) => Change, at: string[]): unknown[] {
  if (!LIST_PART.test(part)) throw unknownPlace(at, `the list there has no member "${part}"`);
  const index = part === '-' ? list.length : Number(part);
  if (index > list.length) throw unknownPlace(at, `the list there has only ${list.length} items`);
  const old: unknown = list[index];
  const change = replaced(old);
  if (change !== REMOVED) return change.value === old ? list : list.toSpliced(index, 1, change.value);
  if (index >= list.length) throw unknownPlace(at, 'nothing is there');
  return list.toSpliced(index, 1);
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && canonicalJson(a) === canonicalJson(b));
}

function unknownPlace(at: string[], why: string): EditError {
  return new EditError('unknown_place', `${jsonPointer(...at)} is no place to change: ${why}.`);
}
