import { inMessages } from './changed-runs.js';

const run = (runId: string, count: number) => ({
  runId,
  nodes: Array.from({ length: count }, (_, at) => ({ nodeId: `${runId}${at}`, status: 'succeeded', attempt: 1 })),
});
const told = (messages: ReturnType<typeof inMessages>) =>
  messages.map((runs) => runs.map(({ nodes }) => nodes.map(({ nodeId }) => nodeId)));

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
