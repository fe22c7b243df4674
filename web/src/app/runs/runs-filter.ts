import type { Schema } from '../api/api-types';

export type RunSummary = Schema<'RunListEntry'>;

export interface RunsFilter {
  status?: Schema<'RunStatus'>;
  workflow?: string;
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

/** How far back a list of runs goes, by what its address says. */
export const RUN_AGES = [
  { key: 'hour', label: 'the last hour', hours: 1 },
  { key: 'day', label: 'the last 24 hours', hours: 24 },
  { key: 'week', label: 'the last 7 days', hours: 7 * 24 },
] as const;

export interface RunsAddress {
  status?: string | undefined;
  workflow?: string | undefined;
  outputType?: string | undefined;
  age?: string | undefined;
}

const HOUR_MS = 3_600_000;

/** The filter that an address names; a status or an age that there is not counts for none. */
export function filterOf({ status, workflow, outputType, age }: RunsAddress, now: Date): RunsFilter {
  const known = RUN_STATUSES.find((one) => one === status);
  const hours = RUN_AGES.find(({ key }) => key === age)?.hours;
  return {
    ...(known && { status: known }),
    ...(workflow && { workflow }),
    ...(outputType && { outputType }),
    ...(hours && { since: new Date(now.getTime() - hours * HOUR_MS).toISOString() }),
  };
}
