import { WORKER_TTL_MS } from '#contracts';
import type { AnnouncedStep, WorkerAnnounced } from '#contracts';
import { LiveWorkers } from '../workers/live-workers.js';
import { LiveBuilds } from './live-builds.js';

describe('LiveBuilds', () => {
  let now: number;
  let workers: LiveWorkers;
  let builds: LiveBuilds;
  beforeEach(() => {
    now = 1000;
    workers = new LiveWorkers(() => now);
    builds = new LiveBuilds(workers);
  });

  const receive = (announced: WorkerAnnounced): void => {
    workers.update(announced);
    builds.update(announced);
  };
  const announce = (worker: string, more: Partial<AnnouncedStep> = {}): void =>
    receive({
      worker,
      pools: ['render'],
      capabilities: [],
      slots: 1,
      steps: [{ step: 'draw', version: 1, hash: 'h', code: 'c1', tool: '', ...more }],
    });

  it('knows the build that all live workers have', () => {
    announce('a', { reads: { glb: ['artifact'] } });
    announce('b', { reads: { glb: ['artifact'] } });
    expect(builds.of('draw', 1)).toEqual({ code: 'c1', tool: '', reads: { glb: ['artifact'] } });
  });

  it.each([{ code: 'c2' }, { tool: 'Blender 4.2' }, { code: undefined }])(
    'cannot tell while a live worker has %o',
    (more) => {
      announce('a');
      announce('b', more);
      expect(builds.of('draw', 1)).toBe('several_builds');
      now += WORKER_TTL_MS;
      announce('a');
      now += 1;
      expect(builds.of('draw', 1)).toMatchObject({ code: 'c1' });
    },
  );

  it('does not count a worker that said it leaves', () => {
    announce('a');
    receive({ worker: 'a', pools: [], capabilities: [], slots: 1, steps: [], leaving: true });
    expect(builds.of('draw', 1)).toBe('no_worker');
  });

  it('cannot tell where nobody offers the step', () => {
    announce('a');
    expect(builds.of('draw', 2)).toBe('no_worker');
    now += WORKER_TTL_MS + 1;
    expect(builds.of('draw', 1)).toBe('no_worker');
  });

  it('still knows what the code of a worker reads that is gone, and nothing of code that nobody announced', () => {
    announce('a', { reads: { glb: ['artifact'] } });
    now += WORKER_TTL_MS + 1;
    expect(builds.readsOf('draw', 1, 'c1')).toEqual({ glb: ['artifact'] });
    expect(builds.readsOf('draw', 1, 'c2')).toBeUndefined();
  });
});
