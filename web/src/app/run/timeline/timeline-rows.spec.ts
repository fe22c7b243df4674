import type { Schema } from '../../api/api-types';
import type { NodeState } from '../states/node-state';
import { timelineRows, type TimelineNode } from './timeline-rows';

const START = Date.parse('2026-01-01T00:00:00Z');
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

const node = (state: Partial<NodeState>, more: Partial<TimelineNode> = {}): TimelineNode => ({
  ...{ id: 'render', label: 'Render', attempts: [], shards: [] },
  state: {
    ...{ nodeId: 'render', status: 'pending', attempt: 1, readyAt: null, dispatchedAt: null, startedAt: null },
    ...{ finishedAt: null, cache: null, cacheMiss: null, failureCode: null, shards: null },
    ...state,
  },
  ...more,
});
const rows = (of: TimelineNode, seconds = 10) =>
  timelineRows([of], { start: START, now: () => START + seconds * 1000 });
const bars = (of: TimelineNode, seconds?: number) =>
  rows(of, seconds)[0]?.bars.map(({ kind, from, to }) => [kind, from / 1000, to / 1000]);

describe('timelineRows', () => {
  it('draws how long a node waited for a worker, and how long it ran', () => {
    const done = node({ status: 'succeeded', dispatchedAt: at(1), startedAt: at(3), finishedAt: at(7.5) });
    expect(bars(done)).toEqual([
      ['queue', 1, 3],
      ['run', 3, 7.5],
    ]);
    expect(rows(done)[0]).toMatchObject({
      tone: 'ok',
      time: '4.5 s',
      text: 'Render, succeeded, waited 2.0 s, ran 4.5 s',
    });
  });

  it('lets the last bar of what goes on grow with the time, and no other', () => {
    const running = node({ status: 'running', dispatchedAt: at(1), startedAt: at(3) });
    expect(bars(running, 5)?.at(-1)).toEqual(['run', 3, 5]);
    expect(bars(running, 9)).toEqual([
      ['queue', 1, 3],
      ['run', 3, 9],
    ]);
    expect(rows(running, 9)[0]?.text).toBe('Render, running, waited 2.0 s, runs for 6 s');
    expect(bars(node({ status: 'dispatched', dispatchedAt: at(1) }), 4)).toEqual([['queue', 1, 4]]);
    expect(bars(node({ status: 'ready', readyAt: at(2) }), 4)).toEqual([['wait', 2, 4]]);
  });

  it('does not ask for the time where all has ended', () => {
    const done = node({ status: 'failed', dispatchedAt: at(1), startedAt: at(2), finishedAt: at(3) });
    const now = () => {
      throw new Error('asked');
    };
    expect(timelineRows([done], { start: START, now })[0]?.tone).toBe('bad');
  });

  it('draws nothing of a node that has not begun', () => {
    expect(rows(node({ attempt: 0 }))[0]).toMatchObject({ bars: [], time: '', text: 'Render, pending' });
  });

  it('marks when an earlier result was used', () => {
    const kept = node({ status: 'succeeded', cache: 'hit', dispatchedAt: at(1), finishedAt: at(2) });
    expect(bars(kept)).toEqual([['kept', 2, 2]]);
    expect(rows(kept)[0]?.time).toBe('kept');
  });

  it('draws attempts that failed before the newest one', () => {
    const attempt = (n: number, from: number, to: number | null) =>
      ({
        attempt: n,
        dispatchedAt: at(from),
        startedAt: at(from + 1),
        finishedAt: to && at(to),
      }) as Schema<'AttemptReply'>;
    const attempts = [attempt(1, 0, 3), attempt(2, 4, null)];
    const retried = node({ status: 'running', attempt: 2, dispatchedAt: at(4), startedAt: at(5) }, { attempts });
    expect(bars(retried, 8)).toEqual([
      ['queue', 0, 1],
      ['run', 1, 3],
      ['queue', 4, 5],
      ['run', 5, 8],
    ]);
    expect(rows(retried, 8)[0]?.bars.map(({ tone }) => tone)).toEqual(['idle', 'bad', 'idle', 'busy']);
    expect(rows(retried, 8)[0]?.text).toContain('attempt 2');
  });

  it('gives each shard a row below its node', () => {
    const shard = (index: number, finishedAt: string | null) =>
      ({
        ...{ index, label: `angles ${index}`, status: finishedAt ? 'succeeded' : 'running', attempt: 1 },
        ...{ startedAt: at(2), finishedAt },
      }) as Schema<'ShardReply'>;
    const sharded = rows(
      node({ status: 'running', startedAt: at(2) }, { shards: [shard(0, at(4)), shard(1, null)] }),
      6,
    );
    expect(sharded.map(({ id, nodeId, isShard, time }) => [id, nodeId, isShard, time])).toEqual([
      ['render', 'render', false, '4 s'],
      ['render 0', 'render', true, '2.0 s'],
      ['render 1', 'render', true, '4 s'],
    ]);
  });

  it('begins with the run where the clocks of two machines differ', () => {
    expect(bars(node({ status: 'succeeded', startedAt: at(-1), finishedAt: at(-0.5) }))).toEqual([['run', 0, 0]]);
  });
});
