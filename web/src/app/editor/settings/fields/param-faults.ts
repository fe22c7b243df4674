import { fillDefaults, jsonPointer, paramsChecker, type ParamsSchema } from '#workflow-core';

type Check = (params: unknown) => { path: string[]; what: string; hint: string }[];
const checks = new WeakMap<ParamsSchema, Check>();

/** What is wrong with a param; `pointer` into the params, as the server has it. */
export interface PlacedFault {
  pointer: string;
  text: string;
}

/** What a step's schema refuses, by the rules of the server: after defaults are filled in. */
export function paramFaults(schema: ParamsSchema, params: Record<string, unknown>): PlacedFault[] {
  const check = checks.get(schema) ?? paramsChecker(schema);
  checks.set(schema, check);
  const faults = check(fillDefaults(params, schema));
  return faults.map(({ path, what, hint }) => {
    // What is found stands in front where it is short enough to be named.
    const sentence = /^(?:is|cannot) /.test(what) ? `It ${what}` : what.charAt(0).toUpperCase() + what.slice(1);
    return { pointer: jsonPointer(...path), text: `${sentence}. ${hint}` };
  });
}

/** Faults by the field that shows them: that of their place, else the nearest around it; '' where there is none. */
export function faultsByField(
  faults: readonly PlacedFault[],
  pointers: ReadonlySet<string>,
): ReadonlyMap<string, readonly PlacedFault[]> {
  const found = new Map<string, PlacedFault[]>();
  for (const fault of faults) {
    const at = nearestPointer(fault.pointer, pointers);
    found.set(at, [...(found.get(at) ?? []), fault]);
  }
  return found;
}

/** The pointer itself where it is one of these, else the nearest around it; '' where none is. */
export function nearestPointer(pointer: string, pointers: ReadonlySet<string>): string {
  if (pointer === '' || pointers.has(pointer)) return pointer;
  return nearestPointer(pointer.slice(0, pointer.lastIndexOf('/')), pointers);
}

/** A pointer and all around it, the outermost first. */
export function pointersTo(pointer: string): string[] {
  const keys = pointer.split('/').slice(1);
  return keys.map((_key, at) => `/${keys.slice(0, at + 1).join('/')}`);
}
