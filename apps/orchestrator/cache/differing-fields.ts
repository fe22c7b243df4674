import type { DifferingField } from '#contracts';
import type { Fields } from './flat-fields.js';

const SHOWN = 20;

/** The fields of `now` that `before` does not have or has otherwise, and those that are gone; code and tool first. */
export function differingFields(before: Fields, now: Fields): DifferingField[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return names
    .filter((field) => before[field] !== now[field])
    .map((field) => ({
      field,
      ...(field in before && { before: before[field] }),
      ...(field in now && { now: now[field] }),
    }));
}

/** At most twenty of them, and how many more there are. */
export function shownFields(differs: readonly DifferingField[]): { differs: DifferingField[]; more?: number } {
  const more = differs.length - SHOWN;
  return { differs: differs.slice(0, SHOWN), ...(more > 0 && { more }) };
}
