import type { WorkerAnnounced } from '#contracts';
import { ShardCapacity } from './shard-capacity.js';

const worker = (name: string, shards?: number): WorkerAnnounced => ({
  ...{ worker: name, pools: ['render'], capabilities: [], slots: 1 },
  steps: [{ step: 'draw', version: 1, hash: 'h', ...(shards && { shards }) }],
});

describe('ShardCapacity', () => {
  let now = 0;
  const heard = (...workers: WorkerAnnounced[]) => {
    const capacity = new ShardCapacity(() => now);
    for (const one of workers) capacity.hear(one);
    return capacity;
  };

  it('adds up what the workers of a step take at once, each of them once', () => {
    expect(heard(worker('a', 1), worker('b', 2), worker('a', 1)).atOnce('draw', 1)).toBe(3);
  });

  it('counts no worker that only does the whole', () => {
    expect(heard(worker('old'), worker('b', 1)).atOnce('draw', 1)).toBe(1);
    expect(heard(worker('old')).atOnce('draw', 1)).toBe(0);
  });

  it('knows no bound where nobody offers the step', () => {
    expect(heard().atOnce('draw', 1)).toBe(Infinity);
    expect(heard(worker('a', 1)).atOnce('draw', 2)).toBe(Infinity);
  });

  it('forgets a worker that is silent', () => {
    const capacity = heard(worker('a', 1));
    now += 8_000;
    capacity.hear(worker('b', 1));
    now += 8_000;
    expect(capacity.atOnce('draw', 1)).toBe(1);
  });
});
