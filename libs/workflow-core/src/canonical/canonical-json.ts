import { plainObject } from '../model/plain-object.js';

/**
 * A JSON value as the one text that stands for it: keys sorted by code units, no spaces, absent (undefined) keys left out.
 * Throws TypeError for what JSON cannot hold (NaN, functions, dates, circles), naming where it is.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', new Set());
}

function write(value: unknown, path: string, open: Set<unknown>): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw notJson(typeof value === 'number' ? String(value) : `a ${typeof value}`, path);
  if (open.has(value)) throw notJson('an object that contains itself', path);
  open.add(value);
  const text = Array.isArray(value) ? writeList(value, path, open) : writeObject(value, path, open);
  open.delete(value);
  return text;
}

function writeList(list: unknown[], path: string, open: Set<unknown>): string {
  return `[${Array.from(list, (item, at) => write(item, `${path}/${at}`, open)).join(',')}]`;
}

function writeObject(value: object, path: string, open: Set<unknown>): string {
  if (!plainObject(value)) throw notJson(`a ${Object.prototype.toString.call(value).slice(8, -1)}`, path);
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, `${path}/${key}`, open)}`);
  return `{${members.join(',')}}`;
}

function notJson(what: string, path: string): TypeError {
  return new TypeError(`Canonical JSON cannot hold ${what} at "${path}"; replace it by a JSON value before hashing.`);
}
