import type { Schema } from '../../api/api-types';
import { nodeMetrics } from './node-metrics';

const T = '2026-01-01T00:00:';
const node = (more: object = {}) =>
  ({
    ...{ status: 'succeeded', inputs: null, outputs: null, shards: [], cache: null },
    ...{ startedAt: `${T}02Z`, finishedAt: `${T}06Z` },
    ...more,
  }) as unknown as Schema<'NodeRunReply'>;
const attempt = (more: object = {}) =>
  ({
    ...{ attempt: 1, outcome: 'succeeded', worker: 'w1', deliveryCount: 1 },
    ...{ dispatchedAt: `${T}00Z`, startedAt: `${T}02Z`, finishedAt: `${T}06Z` },
    ...more,
  }) as unknown as Schema<'AttemptReply'>;
const file = (letter: string, mediaType: string) => ({ sha256: letter.repeat(64), mediaType, byteLength: 1500 });
const values = (...of: Parameters<typeof nodeMetrics>) =>
  Object.fromEntries(nodeMetrics(...of).map(({ name, value }) => [name, value]));

describe('nodeMetrics', () => {
  it('says how long a node waited and ran, who did it, and what it read and made', () => {
    const outputs = {
      images: [file('a', 'image/png'), { ...file('b', 'image/png') }],
      glb: file('c', 'model/gltf-binary'),
    };
    expect(values(node({ outputs, inputs: { front: file('d', 'image/png') } }), [attempt()])).toEqual({
      ...{ 'Waited for a worker': '2.0 s', Ran: '4.0 s', Attempts: '1', Worker: 'w1' },
      ...{ 'Files read': '1 (1 picture), 1.5 kB', 'Files made': '3 (2 pictures), 4.5 kB' },
    });
  });

  it('counts what failed, and deliveries only where there were more than attempts', () => {
    const attempts = [attempt({ outcome: 'interrupted', deliveryCount: 3 }), attempt({ attempt: 2, worker: 'w2' })];
    expect(values(node(), attempts)).toMatchObject({
      ...{ Attempts: '2, of which 1 without a result', Deliveries: '4 for 2 attempts', Worker: 'w2' },
    });
  });

  it('names the workers of shards, and the longest of them', () => {
    const shard = (worker: string, seconds: string) => ({
      worker,
      status: 'succeeded',
      startedAt: `${T}00Z`,
      finishedAt: T + seconds,
    });
    const shards = [
      shard('w1', '01Z'),
      shard('w2', '03Z'),
      { worker: null, status: 'ready', startedAt: null, finishedAt: null },
    ];
    expect(values(node({ shards }), [])).toMatchObject({ Workers: 'w1, w2', Shards: '2 of 3, the longest 3.0 s' });
  });

  it('has no times of a node that did not run', () => {
    expect(values(node({ startedAt: null, finishedAt: null }), [])).toEqual({});
    expect(values(node({ cache: { state: 'hit' } }), [])).toEqual({});
  });
});
