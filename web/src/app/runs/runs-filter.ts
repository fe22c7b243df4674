import type { Schema } from '../api/api-types';
import type { RunsFilter } from './runs.store';

export const RUN_STATUSES: readonly Schema<'RunStatus'>[] = ['running', 'succeeded', 'failed', 'cancelled'];

/** The filter that an address names; a status that there is not counts for none. */
export function filterOf({ status, workflow }: { status?: string; workflow?: string }): RunsFilter {
  const known = RUN_STATUSES.find((one) => one === status);
  return { ...(known && { status: known }), ...(workflow && { workflow }) };
}
