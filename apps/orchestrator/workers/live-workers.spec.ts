import type { AnnouncedStep, WorkerAnnounced } from '#contracts';
import { LiveWorkers } from './live-workers.js';

const offer = (shards?: number): AnnouncedStep => ({ step: 'draw', version: 2, hash: 'h', ...(shards && { shards }) });
const announced = (worker: string, more: Partial<WorkerAnnounced> = {}): WorkerAnnounced => {
  return { worker, pools: ['render'], capabilities: [], slots: 1, steps: [], ...more };
};

describe('LiveWorkers', () => {
  let now = 0;
  let workers: LiveWorkers;
  beforeEach(() => {
    now = 0;
    workers = new LiveWorkers(() => now);
  });

  it('counts the slots of workers that were heard lately, each by what it said last', () => {
    workers.update(announced('a', { slots: 4 }));
    workers.update(announced('a', { slots: 2 }));
    now = 9000;
    workers.update(announced('b', { slots: 1 }));
    expect([workers.slotsOf('render'), workers.slotsOf('notify')]).toEqual([3, 0]);
    now = 10_001;
    expect(workers.slotsOf('render')).toBe(1);
  });

  it('does not count a worker that said it leaves', () => {
    workers.update(announced('a'));
    workers.update(announced('a', { leaving: true }));
    expect(workers.slotsOf('render')).toBe(0);
  });

  it('adds up the shards that workers do at once, of which those that know none do none', () => {
    expect(workers.shardsAtOnce('draw', 2)).toBe(Infinity);
    workers.update(announced('old', { steps: [offer()] }));
    expect(workers.shardsAtOnce('draw', 2)).toBe(0);
    workers.update(announced('new', { steps: [offer(3)] }));
    expect([workers.shardsAtOnce('draw', 2), workers.shardsAtOnce('draw', 1)]).toEqual([3, Infinity]);
  });
});
