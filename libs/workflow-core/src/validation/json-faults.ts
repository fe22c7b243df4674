import { plainObject, shown } from '../model/plain-object.js';
import type { ParamFault } from './params-checker.js';

const MAX_DEPTH = 32;

/** What in a value JSON cannot hold (NaN, dates, functions, circles) or is nested more than 32 deep; one fault for each. */
export function jsonFaults(value: unknown): ParamFault[] {
  const search = new FaultSearch();
  search.visit(value, []);
  return search.faults;
}

class FaultSearch {
  readonly faults: ParamFault[] = [];
  private readonly open = new Set<unknown>();

  visit(value: unknown, path: string[]): void {
    const record = plainObject(value);
    if (Array.isArray(value)) this.enter(value, Object.entries(Array.from(value)), path);
    else if (record) this.enter(record, withoutAbsent(record), path);
    else if (!isJsonPrimitive(value)) this.report(path, `${shown(value)} is no JSON value`);
  }

  private enter(container: unknown, entries: [string, unknown][], path: string[]): void {
    if (this.open.has(container)) this.report(path, 'it contains itself');
    else if (path.length >= MAX_DEPTH) this.report(path.slice(0, 1), `it is nested more than ${MAX_DEPTH} deep`);
    else {
      this.open.add(container);
      for (const [key, item] of entries) this.visit(item, [...path, key]);
      this.open.delete(container);
    }
  }

  private report(path: string[], what: string): void {
    this.faults.push({ path, what, hint: 'Use texts, finite numbers, true, false, null, lists and objects of these.' });
  }
}

function withoutAbsent(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record).filter(([, item]) => item !== undefined);
}

function isJsonPrimitive(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
