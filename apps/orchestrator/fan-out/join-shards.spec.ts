import type { FanOuts, Shard } from '#workflow-core';
import type { AddressedTask } from '../runs/node-task.js';
import { joinShards } from './join-shards.js';
import type { ShardResult } from './join-shards.js';

const SHARDS: Shard[] = [0, 1].map((first) => ({ first, count: 1, of: 2, label: `angle ${first + 1}` }));
const ENVIRONMENT = { renderer: 'r', build: 'b', seed: 0 };
const TASK = {
  task: { runId: 'run', nodeRunId: 'node-run', nodeId: 'render', attempt: 3 },
  node: { step: 'draw', version: 1, join: SHARDS },
} as unknown as AddressedTask;

const fanOuts: FanOuts = {
  'draw@1': { shards: () => SHARDS, join: (parts) => ({ all: parts.map(({ outputs }) => outputs['one']) }) },
};

const made = (one: unknown, more: Partial<ShardResult> = {}): ShardResult => ({
  outputs: { one },
  logs: [{ level: 'info', code: 'made', params: { one } }],
  environment: ENVIRONMENT,
  startedAt: 100,
  ...more,
});
const join = (results: ShardResult[], rules: FanOuts = fanOuts) => joinShards(TASK, results, rules);

describe('joinShards', () => {
  it('gives what one worker would have given, as a result of the current attempt that began with its first shard', () => {
    expect(join([made('a', { startedAt: 70 }), made('b')])).toMatchObject({
      result: {
        ...{ runId: 'run', nodeRunId: 'node-run', nodeId: 'render', attempt: 3, outcome: 'succeeded', startedAt: 70 },
        outputs: { all: ['a', 'b'] },
        logs: [{ params: { one: 'a' } }, { params: { one: 'b' } }],
        environment: ENVIRONMENT,
      },
    });
  });

  it('has no environment where its shards have none', () => {
    const bare = { environment: null };
    expect(join([made('a', bare), made('b', bare)])).toMatchObject({ result: { outcome: 'succeeded' } });
  });

  it.each<[string, ShardResult[], FanOuts]>([
    ['other environments', [made('a'), made('b', { environment: { ...ENVIRONMENT, build: 'c' } })], fanOuts],
    ['an environment on one side only', [made('a'), made('b', { environment: null })], fanOuts],
    ['a missing result', [made('a')], fanOuts],
    ['a build without the rule', [made('a'), made('b')], {}],
    ['parts that are not those', [made('a'), made('b')], { 'draw@1': { shards: () => SHARDS, join: () => null } }],
    ['more than a message takes', [made('a'.repeat(600_000)), made('b'.repeat(600_000))], fanOuts],
  ])('leaves the whole to one worker for %s', (_, results, rules) => {
    expect(join(results, rules)).toEqual({ unjoinable: expect.any(String) as string });
  });
});
