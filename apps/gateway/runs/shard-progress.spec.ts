import { NodeChanged, NodeProgressed } from '#contracts';
import { ShardProgress } from './shard-progress.js';

const progressed = (nodeId: string, fraction: number, more: object = { shardOf: 'render', shards: 4 }) => ({
  id: 1,
  event: NodeProgressed.event,
  data: { nodeId, fraction, ...more },
});
const succeeded = (nodeId: string) => ({
  id: 1,
  event: NodeChanged.event,
  data: { nodeId, status: 'succeeded', shardOf: 'render' },
});

describe('progress of a node that is spread', () => {
  it('is the mean over its shards, those included that nobody has begun', () => {
    const progress = new ShardProgress();
    expect(progress.read(progressed('render#1', 0.4)).data['nodeFraction']).toBeCloseTo(0.1);
    expect(progress.read(progressed('render#2', 0.8)).data['nodeFraction']).toBeCloseTo(0.3);
    expect(progress.read(progressed('render#1', 0.8)).data['nodeFraction']).toBeCloseTo(0.4);
  });

  it('counts a shard that is done as whole', () => {
    const progress = new ShardProgress();
    progress.read(progressed('render#1', 0.5));
    expect(progress.read(succeeded('render#1'))).toEqual(succeeded('render#1'));
    expect(progress.read(progressed('render#2', 0.2)).data['nodeFraction']).toBeCloseTo(0.3);
  });

  it('says nothing of a node that is done by one worker', () => {
    const event = progressed('render', 0.5, {});
    expect(new ShardProgress().read(event)).toBe(event);
  });
});
