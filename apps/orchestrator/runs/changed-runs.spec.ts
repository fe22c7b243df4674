import { changesOf, inMessages } from './changed-runs.js';

const run = (runId: string, count: number) => ({
  runId,
  nodes: Array.from({ length: count }, (_, at) => ({ nodeId: `${runId}${at}`, status: 'succeeded', attempt: 1 })),
});
const told = (messages: ReturnType<typeof inMessages>) =>
  messages.map((runs) => runs.map(({ nodes }) => nodes.map(({ nodeId }) => nodeId)));

type Decision = Parameters<typeof changesOf>[0];

/** A decision of a run with one node, as far as its news depends on it. */
const decision = (node: object, accepted: object[] = []): Decision =>
  ({
    run: { facts: { runId: 'run' } },
    after: { plan: { nodes: [{ nodeId: 'left' }] } },
    changedNodes: [{ nodeId: 'left', failures: 0, ...node }],
    accepted,
  }) as unknown as Decision;

describe('what is told of a changed node', () => {
  const result = { nodeId: 'left', attempt: 1, worker: 'w-1' };

  it('is who did the attempt, why it failed, and whether another one was used', () => {
    const failed = decision({ status: 'failed', attempt: 1, failure: { code: 'busy', message: 'Busy.' } }, [result]);
    expect(changesOf(failed)).toEqual({
      runId: 'run',
      nodes: [{ nodeId: 'left', status: 'failed', attempt: 1, failure: { code: 'busy' }, worker: 'w-1' }],
    });
    const cached = decision({ status: 'succeeded', attempt: 1 }, [{ ...result, cache: { state: 'hit', key: 'k' } }]);
    expect(changesOf(cached).nodes[0]).toMatchObject({ worker: 'w-1', cache: { state: 'hit' } });
    const missed = { ...result, cache: { state: 'miss', reason: 'first', key: 'k' } };
    expect(changesOf(decision({ status: 'succeeded', attempt: 1 }, [missed])).nodes[0]?.cache).toEqual({
      state: 'miss',
      reason: 'first',
    });
  });

  it('says nothing of the attempt before', () => {
    expect(changesOf(decision({ status: 'dispatched', attempt: 2 }, [result])).nodes).toEqual([
      { nodeId: 'left', status: 'dispatched', attempt: 2 },
    ]);
  });
});

describe('messages about changed nodes', () => {
  it('carry several runs', () => {
    expect(told(inMessages([run('a', 1), run('b', 2)], 3))).toEqual([[['a0'], ['b0', 'b1']]]);
  });

  it('carry a run of many changes in parts, in their order', () => {
    expect(told(inMessages([run('a', 5), run('b', 1)], 2))).toEqual([[['a0', 'a1']], [['a2', 'a3']], [['a4'], ['b0']]]);
  });

  it('are none where nothing changed', () => {
    expect(inMessages([run('a', 0)], 2)).toEqual([]);
  });
});
