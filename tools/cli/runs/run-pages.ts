import type { NodeRunReply, NodesReply, RunSummary, RunsReply } from '#contracts';
import type { ApiClient } from '../api/api-client.js';

/** The filters of `GET /api/runs`. */
export interface RunFilter {
  deliveryId?: string | undefined;
  orderLineId?: string | undefined;
  status?: string | undefined;
  workflow?: string | undefined;
  outputType?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

const RUNS_OF_A_PAGE = 200;
const NODES_OF_A_PAGE = 500;

export const runPath = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;

/** Runs newest first, read page by page on demand; at most `limit`. */
export async function* readRuns(api: ApiClient, filter: RunFilter, limit = Infinity): AsyncGenerator<RunSummary> {
  let left = limit;
  let after: string | null | undefined;
  while (left > 0 && after !== null) {
    const page: RunsReply = await api.json('GET', `/api/runs${query({ ...filter, after, limit: Math.min(left, RUNS_OF_A_PAGE) })}`); // prettier-ignore
    yield* page.runs;
    left -= page.runs.length;
    after = page.next;
  }
}

/** A run's nodes in the order of its plan, in the pages in which they come. */
export async function* readNodes(
  api: ApiClient,
  runId: string,
  which: { status?: string; attempts?: 'true' } = {},
): AsyncGenerator<NodeRunReply[]> {
  let after: string | null | undefined;
  while (after !== null) {
    const path = `${runPath(runId)}/nodes${query({ ...which, after, limit: NODES_OF_A_PAGE })}`;
    const page: NodesReply = await api.json('GET', path);
    yield page.nodes;
    after = page.next;
  }
}

function query(values: Record<string, string | number | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) given.set(name, String(value));
  const text = given.toString();
  return text && `?${text}`;
}
