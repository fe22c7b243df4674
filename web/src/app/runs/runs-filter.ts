import type { Schema } from '../api/api-types';

export type RunSummary = Schema<'RunListEntry'>;

export interface RunsFilter {
  status?: Schema<'RunStatus'>;
  workflow?: string;
  /** Of the workflow. */
  version?: number;
  runClass?: Schema<'RunClass'>;
  /** The beginning of an id, or a part of an order's number or of a product's key or name. */
  q?: string;
  outputType?: string;
  /** ISO 8601. */
  since?: string;
}

/** Something to filter by. */
export interface Choice {
  key: string;
  label: string;
}

export const RUN_STATUSES: readonly Schema<'RunStatus'>[] = ['running', 'succeeded', 'failed', 'cancelled'];

export const RUN_CLASSES: readonly Schema<'RunClass'>[] = ['live', 'shadow'];

/** How far back a list of runs goes, by what its address says. */
export const RUN_AGES = [
  { key: 'hour', label: 'the last hour', hours: 1 },
  { key: 'day', label: 'the last 24 hours', hours: 24 },
  { key: 'week', label: 'the last 7 days', hours: 7 * 24 },
] as const;

export interface RunsAddress {
  status?: string | undefined;
  workflow?: string | undefined;
  version?: string | undefined;
  runClass?: string | undefined;
  q?: string | undefined;
  outputType?: string | undefined;
  age?: string | undefined;
}

const HOUR_MS = 3_600_000;

/** The filter that an address names; a status, a class, a version or an age that there is not counts for none. */
export function filterOf(address: RunsAddress, now: Date): RunsFilter {
  const { status, workflow, outputType, age } = address;
  const known = RUN_STATUSES.find((one) => one === status);
  const hours = RUN_AGES.find(({ key }) => key === age)?.hours;
  return {
    ...(known && { status: known }),
    ...(workflow && { workflow }),
    ...finerOf(address),
    ...(outputType && { outputType }),
    ...(hours && { since: new Date(now.getTime() - hours * HOUR_MS).toISOString() }),
  };
}

function finerOf({ version = '', runClass, q = '' }: RunsAddress): RunsFilter {
  const known = RUN_CLASSES.find((one) => one === runClass);
  const text = q.trim();
  return {
    ...(/^[1-9]\d{0,8}$/.test(version) && { version: Number(version) }),
    ...(known && { runClass: known }),
    ...(text && { q: text }),
  };
}
