import type { Sharding } from '#workflow-core';
import { nodeStates } from './node-states.js';
import type { StoredNodeState } from './stored-run.js';

const SPREAD: Sharding = {
  render: [
    { label: 'angles 1–2', first: 0, count: 2, of: 4 },
    { label: 'angles 3–4', first: 2, count: 2, of: 4 },
  ],
};

const stored = (nodeId: string, more: Partial<StoredNodeState> = {}): StoredNodeState => ({
  ...{ nodeRunId: nodeId, nodeId, position: 0, step: 'a_step', version: 1, status: 'pending', attempt: 0 },
  ...{ failure: null, outputs: null, logs: null, worker: null, reusedFrom: null, cache: null },
  ...{ readyAt: null, dispatchedAt: null, startedAt: null, finishedAt: null },
  ...more,
});

describe('the states of nodes', () => {
  it('are those of nodes that have not begun, too', () => {
    expect(nodeStates([stored('setup')], null, [])).toEqual([
      {
        ...{ nodeId: 'setup', status: 'pending', attempt: 0, cache: null, cacheMiss: null, failureCode: null },
        ...{ shards: null, readyAt: null, dispatchedAt: null, startedAt: null, finishedAt: null },
      },
    ]);
  });

  it('say why a result was not taken from the cache, also where it is never kept', () => {
    const begun = { attempt: 1, status: 'running' } as const;
    const rows = [
      stored('hit', { ...begun, cache: { state: 'hit' } as StoredNodeState['cache'] }),
      stored('miss', { ...begun, cache: { state: 'miss', reason: 'differs' } }),
      stored('save', begun),
      stored('export', begun),
      stored('later'),
    ];
    const never = { nodeId: 'save', effect: 'asset', cacheable: false } as const;
    const states = nodeStates(rows, null, [never, { ...never, nodeId: 'later' }]);
    expect(states.map(({ cache, cacheMiss }) => [cache, cacheMiss])).toEqual([
      ['hit', null],
      ['miss', 'differs'],
      ['miss', 'effect'],
      [null, null],
      [null, null],
    ]);
  });

  it('count shards that are done, and begin with the first of them', () => {
    const at = (second: number): string => `2026-11-29T16:00:0${second}.000Z`;
    const failure = { code: 'busy', message: 'Busy.', retryable: true };
    const rows = [
      stored('render#1', { status: 'succeeded', attempt: 1, dispatchedAt: at(2), startedAt: at(3), finishedAt: at(5) }),
      stored('render#2', { status: 'ready', attempt: 2, dispatchedAt: at(1), readyAt: at(6), failure }),
      stored('render'),
    ];
    expect(nodeStates(rows, SPREAD, [])).toEqual([
      {
        ...{ nodeId: 'render', status: 'ready', attempt: 2, cache: null, cacheMiss: null, failureCode: 'busy' },
        ...{ shards: { done: 1, total: 2 }, readyAt: at(6), dispatchedAt: at(1), startedAt: at(3), finishedAt: null },
      },
    ]);
  });
});
