import {
  afterChange,
  afterRead,
  compareProgress,
  type NodeChange,
  type NodeState,
  type NodeStatus,
} from './node-state';

const PENDING: NodeState = {
  ...{ nodeId: 'render', status: 'pending', attempt: 0, readyAt: null, dispatchedAt: null, startedAt: null },
  ...{ finishedAt: null, cache: null, cacheMiss: null, failureCode: null, shards: null },
};

const change = (attempt: number, status: NodeStatus, more: Partial<NodeChange> = {}): NodeChange => ({
  ...{ runId: 'r', nodeId: 'render', attempt, status },
  at: `2026-01-01T00:0${attempt}:00.000Z`,
  ...more,
});

/** Two attempts as they happen. */
const HISTORY: readonly NodeChange[] = [
  change(1, 'ready'),
  change(1, 'dispatched'),
  change(1, 'running'),
  change(2, 'retry_wait', { failure: { code: 'worker_crashed' } }),
  change(2, 'ready'),
  change(2, 'dispatched'),
  change(2, 'running'),
  change(2, 'succeeded', { cache: { state: 'miss' } }),
];

/** A generator of numbers from 0 to 1 that a seed fixes. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Some of the history, shuffled, some of it several times. */
function disorder(seed: number): NodeChange[] {
  const next = random(seed);
  const length = 1 + Math.floor(next() * 16);
  return Array.from({ length }, () => HISTORY[Math.floor(next() * HISTORY.length)] as NodeChange);
}

const SEEDS = Array.from({ length: 500 }, (_, seed) => seed + 1);

/** What an event says of a node. */
const saidOf = ({ attempt, status, failureCode }: NodeState) => ({ attempt, status, failureCode });

describe('the state of a node', () => {
  it('is that of the newest event, in whatever order and how often events come', () => {
    for (const seed of SEEDS) {
      const events = disorder(seed);
      const newest = events.reduce((a, b) => (compareProgress(b, a) > 0 ? b : a));
      const { attempt, status, failure } = newest;
      const after = events.reduce(afterChange, PENDING);
      expect(saidOf(after), `seed ${seed}`).toEqual({ attempt, status, failureCode: failure?.code ?? null });
    }
  });

  it('is the newest of states and events, wherever among the events the states are read', () => {
    for (const seed of SEEDS) {
      const events = disorder(seed);
      const read = events.slice(0, seed % (events.length + 1)).reduce(afterChange, PENDING);
      const at = Math.floor(random(seed)() * (events.length + 1));
      const before = events.slice(0, at).reduce(afterChange, PENDING);
      const after = events.slice(at).reduce(afterChange, afterRead(before, read));
      expect(saidOf(after), `seed ${seed}`).toEqual(saidOf(events.reduce(afterChange, PENDING)));
    }
  });

  it('has the times of its newest attempt', () => {
    const [ready, dispatched, running, retry, ...others] = HISTORY as [NodeChange, NodeChange, NodeChange, NodeChange];
    const first = [ready, dispatched, running].reduce(afterChange, PENDING);
    expect(first).toMatchObject({ readyAt: null, dispatchedAt: dispatched.at, startedAt: running.at });
    const second = afterChange(first, retry);
    expect(second).toMatchObject({ dispatchedAt: null, startedAt: null, failureCode: 'worker_crashed' });
    const last = (others as NodeChange[]).reduce(afterChange, second);
    expect(last).toMatchObject({ finishedAt: change(2, 'succeeded').at, cache: 'miss', failureCode: null });
  });

  it('stays the same object where an event says nothing new', () => {
    const state = HISTORY.reduce(afterChange, PENDING);
    for (const event of HISTORY) expect(afterChange(state, event)).toBe(state);
  });

  it('takes what states of the same progress know more', () => {
    const known = afterChange(PENDING, change(1, 'running'));
    const read = { ...known, shards: { done: 1, total: 4 } };
    expect(afterRead(known, read)).toBe(read);
    expect(afterRead(undefined, read)).toBe(read);
  });
});
