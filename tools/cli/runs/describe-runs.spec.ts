import type { RunReply } from '#contracts';
import { describeRun } from './describe-runs.js';

type Shard = RunReply['nodes'][number]['shards'][number];

const shard = (index: number, status: Shard['status']): Shard => ({
  ...{ index, label: `angles ${index}`, status, attempt: 1 },
  ...{ worker: null, startedAt: null, finishedAt: null, failure: null },
});

const node = (nodeId: string, shards: Shard[]): RunReply['nodes'][number] => ({
  ...{ nodeRunId: nodeId, nodeId, step: 'threejs_render', version: 2, status: 'running', attempt: 1 },
  ...{
    inputs: null,
    outputs: null,
    logs: [],
    failure: null,
    reusedFrom: null,
    cache: null,
    startedAt: null,
    finishedAt: null,
    shards,
  },
});

const run = (...nodes: RunReply['nodes']): RunReply => ({
  ...{ runId: 'r', deliveryId: 'd', orderLineId: 'l', runClass: 'live', status: 'running', failure: null, nodes },
  ...{
    deadlineAt: '',
    paused: null,
    rerunOf: null,
    reuse: null,
    nodesTotal: nodes.length,
    nodeCounts: {},
    nodesNext: null,
  },
  ...{ orderNumber: 'O-1', product: { key: 'flange', name: 'Flange' }, outputType: 'still' },
  ...{ workflow: { key: 'angles', version: 1, semanticHash: 'wf1:x' }, createdAt: '', finishedAt: null, traceId: null },
});

describe('a run that is shown', () => {
  it("shows the progress of a sharded node's shards, and nothing for others", () => {
    const shards = [shard(1, 'succeeded'), shard(2, 'succeeded'), shard(3, 'running'), shard(4, 'dispatched')];
    const shown = run(node('still', []), node('angles', shards));
    const text = describeRun(shown, shown.nodes);
    expect(text).toContain('4 shards: 2 done, 1 running, 1 queued');
    expect(text.match(/shards:/g)).toHaveLength(1);
  });
});
