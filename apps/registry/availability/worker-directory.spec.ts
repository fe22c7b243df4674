import { WORKER_TTL_MS } from '#contracts';
import { WorkerDirectory } from './worker-directory.js';

describe('WorkerDirectory', () => {
  const announcement = { worker: 'a', pools: ['render'], capabilities: [], slots: 1, steps: [] };

  it('forgets a worker that was silent for longer than its time', () => {
    let now = 1000;
    const directory = new WorkerDirectory(() => now);
    directory.update(announcement);
    now += WORKER_TTL_MS;
    expect(directory.list()).toHaveLength(1);
    now += 1;
    expect(directory.list()).toEqual([]);
  });

  it('keeps a worker that says again that it is there, once', () => {
    let now = 1000;
    const directory = new WorkerDirectory(() => now);
    directory.update(announcement);
    now += WORKER_TTL_MS;
    directory.update({ ...announcement, slots: 4 });
    now += WORKER_TTL_MS;
    expect(directory.list()).toMatchObject([{ worker: 'a', slots: 4 }]);
  });
});
