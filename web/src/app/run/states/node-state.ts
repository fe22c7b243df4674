import type { Schema } from '../../api/api-types';

export type NodeState = Schema<'NodeState'>;
export type NodeStatus = Schema<'NodeStatus'>;
export type NodeChange = Schema<'NodeChangedEvent'>['data'];

/** The order of statuses within one attempt. In `retry_wait` the attempt is the next one. */
const RANKS: Readonly<Record<NodeStatus, number>> = {
  pending: 0,
  retry_wait: 1,
  ready: 2,
  dispatched: 3,
  running: 4,
  succeeded: 5,
  failed: 5,
  skipped: 5,
  cancelled: 5,
};

/** How far a node is. */
type Progress = Pick<NodeState, 'attempt' | 'status'>;

export const hasEnded = (status: NodeStatus): boolean => RANKS[status] === RANKS.succeeded;

/** Positive where `a` is further than `b`, negative where it is behind, 0 where both are as far. */
export function compareProgress(a: Progress, b: Progress): number {
  return a.attempt - b.attempt || RANKS[a.status] - RANKS[b.status];
}

/**
 * A node after an event. Events come late, twice and beside states that know more already, so only one that is further
 * than the node changes it; otherwise the same object is returned.
 */
export function afterChange(state: NodeState, change: NodeChange): NodeState {
  if (compareProgress(change, state) <= 0) return state;
  const { attempt, status, at, cache, failure } = change;
  return {
    ...(attempt > state.attempt ? { ...state, ...NEW_ATTEMPT } : state),
    ...{ attempt, status, readyAt: status === 'ready' ? at : null },
    ...(status === 'dispatched' && { dispatchedAt: at }),
    ...(status === 'running' && { startedAt: at }),
    ...(hasEnded(status) && { finishedAt: at }),
    ...(cache && { cache: cache.state }),
    failureCode: failure?.code ?? null,
  };
}

const NEW_ATTEMPT = { dispatchedAt: null, startedAt: null, finishedAt: null, cache: null, cacheMiss: null };

/** A node after the states were read; they may be older than an event that came meanwhile. */
export function afterRead(known: NodeState | undefined, read: NodeState): NodeState {
  return known && compareProgress(known, read) > 0 ? known : read;
}
