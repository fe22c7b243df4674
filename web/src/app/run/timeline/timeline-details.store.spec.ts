import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { NodeState } from '../states/node-state';
import { TimelineDetailsStore } from './timeline-details.store';

const state = (more: Partial<NodeState>) =>
  ({ nodeId: 'n', status: 'running', attempt: 1, shards: null, ...more }) as NodeState;

describe('TimelineDetailsStore', () => {
  const get = vi.fn();
  let store: TimelineDetailsStore;
  beforeEach(() => {
    get
      .mockReset()
      .mockImplementation(async (path: string) =>
        path.endsWith('/attempts') ? { body: [{ attempt: 1 }] } : { body: { shards: [{ index: 0 }] } },
      );
    TestBed.configureTestingModule({ providers: [TimelineDetailsStore, { provide: ApiClient, useValue: { get } }] });
    store = TestBed.inject(TimelineDetailsStore);
  });

  it('reads nothing of nodes without shards in their first attempt', async () => {
    await store.update('r', [state({})]);
    expect(get).not.toHaveBeenCalled();
  });

  it('reads attempts and shards once until the node changes', async () => {
    const sharded = state({ attempt: 2, shards: { done: 0, total: 2 } });
    await store.update('r', [sharded]);
    await store.update('r', [sharded]);
    expect(get).toHaveBeenCalledTimes(2);
    expect(store.details().get('n')).toEqual({ attempts: [{ attempt: 1 }], shards: [{ index: 0 }] });
    await store.update('r', [{ ...sharded, shards: { done: 1, total: 2 } }]);
    expect(get).toHaveBeenCalledTimes(4);
  });

  it('reads again what could not be read, and forgets the run before', async () => {
    get.mockRejectedValueOnce(new ApiProblem({ status: 503, code: 'busy', detail: 'Busy.' }));
    await store.update('r', [state({ attempt: 2 })]);
    expect(store.details().size).toBe(0);
    await store.update('r', [state({ attempt: 2 })]);
    expect(store.details().size).toBe(1);
    await store.update('other', []);
    expect(store.details().size).toBe(0);
  });
});
