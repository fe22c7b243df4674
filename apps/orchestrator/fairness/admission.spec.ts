import type { PlannedNode } from '#workflow-core';
import type { PausedPoolsService } from '../pools/paused-pools.service.js';
import type { RunFacts } from '../runs/open-run.js';
import { AdmissionService } from './admission.service.js';
import type { PoolWindowsService } from './pool-windows.service.js';

const node = (nodeId: string) => ({ nodeId, pool: 'render' }) as PlannedNode;
const FACTS = { runId: 'r' } as RunFacts;

describe('AdmissionService', () => {
  let admission: AdmissionService;
  beforeEach(() => {
    const windows = { of: () => 2 } as unknown as PoolWindowsService;
    admission = new AdmissionService(windows, { isPaused: () => false } as unknown as PausedPoolsService);
  });

  it('frees the places of a commit that fails after it decided some of its runs', async () => {
    const failing = admission.reserving(async ({ tryReserve }) => {
      expect(['a', 'b', 'c'].map((id) => tryReserve(node(id), FACTS))).toEqual([true, true, false]);
      throw new Error('the next run cannot be decided');
    });
    await expect(failing).rejects.toThrow('the next run cannot be decided');
    expect(admission.loads.of('render')).toMatchObject({ reserved: 0, outstanding: 0 });
  });

  it('keeps two commits apart', async () => {
    await admission.reserving(async (first) => {
      first.tryReserve(node('a'), FACTS);
      await admission.reserving(async (second) => void second.tryReserve(node('b'), FACTS));
      expect(admission.loads.of('render')).toMatchObject({ reserved: 1 });
    });
    expect(admission.loads.of('render')).toMatchObject({ reserved: 0 });
  });
});
