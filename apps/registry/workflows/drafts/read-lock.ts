import type { DefinitionLock } from '#workflow-core';
import type { LockedDefinitions } from '../../definitions/published-definitions.service.js';
import type { LockFault } from './drafts.errors.js';

type Entry = DefinitionLock[string];

const isEntry = (value: unknown): value is Entry => {
  const entry = value as Partial<Entry> | null;
  return Number.isInteger(entry?.version) && typeof entry?.hash === 'string';
};

/** A lock from a request; a step without `{version, hash}` is a fault. */
export function readLock(json: Record<string, unknown>): { lock: DefinitionLock; faults: LockFault[] } {
  const entries = Object.entries(json);
  const faults = entries
    .filter(([, value]) => !isEntry(value))
    .map(([step]) => ({ step, message: `"${step}" must be {"version": <number>, "hash": <text>}.` }));
  const good = entries.filter((entry): entry is [string, Entry] => isEntry(entry[1]));
  return { lock: Object.fromEntries(good.map(([step, { version, hash }]) => [step, { version, hash }])), faults };
}

/** A fault for each unknown definition of a lock, with the known versions of its step. */
export function unknownFaults(lock: DefinitionLock, unknown: LockedDefinitions['unknown']): LockFault[] {
  return unknown.map(({ step, known }) => {
    const wanted = lock[step];
    const offered = known.map(({ version, hash }) => `${step}@${version} (${short(hash)})`).join(', ');
    const what = `${step}@${wanted?.version} (${short(wanted?.hash ?? '')}) is not known here`;
    return { step, message: `${what}; known: ${offered || 'no version of this step'}.` };
  });
}

const short = (hash: string): string => hash.slice(0, 12);
