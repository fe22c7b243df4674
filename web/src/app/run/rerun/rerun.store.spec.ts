import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { RerunStore, type Rerun } from './rerun.store';

const RERUN: Rerun = { runId: 'r1', workflow: { key: 'still', version: 2, semanticHash: 'h' }, fromNode: 'render' };
const node = (nodeId: string, willRun: boolean) => ({ nodeId, willRun });
const PLAN = { nodes: [node('setup', false), node('render', true)], goneTotal: 0 };

describe('RerunStore', () => {
  const [get, post] = [vi.fn(), vi.fn()];
  let store: RerunStore;
  beforeEach(() => {
    get.mockReset().mockResolvedValue({ body: PLAN });
    post.mockReset().mockResolvedValue({ body: { runId: 'r2' } });
    TestBed.configureTestingModule({ providers: [RerunStore, { provide: ApiClient, useValue: { get, post } }] });
    store = TestBed.inject(RerunStore);
  });

  it('says what would run and what would be used again, for a version', async () => {
    await store.load(RERUN, 3);
    expect(get).toHaveBeenCalledWith('/api/runs/{id}/rerun-plan', {
      path: { id: 'r1' },
      query: { fromNode: 'render', version: 3 },
    });
    expect([store.willRun(), store.isReused()].map((nodes) => nodes.map(({ nodeId }) => nodeId))).toEqual([
      ['render'],
      ['setup'],
    ]);
  });

  it('drops a plan that comes after another was asked for', async () => {
    let answer: (reply: object) => void = () => undefined;
    get.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const slow = store.load(RERUN);
    await store.load(RERUN, 3);
    answer({ body: { nodes: [] } });
    await slow;
    expect(store.plan()).toEqual(PLAN);
  });

  it('retries what failed where no node is named, and reruns from one that is', async () => {
    await store.load({ ...RERUN, fromNode: null });
    expect(get.mock.calls[0]?.[1]).toEqual({ path: { id: 'r1' }, query: {} });
    expect(await store.send({ ...RERUN, fromNode: null })).toBe('r2');
    expect(await store.send(RERUN, 3)).toBe('r2');
    expect(post.mock.calls).toEqual([
      ['/api/runs/{id}/retry', { path: { id: 'r1' } }],
      ['/api/runs/{id}/rerun', { path: { id: 'r1' }, body: { fromNode: 'render', version: 3 } }],
    ]);
  });

  it('says why it is refused', async () => {
    post.mockRejectedValueOnce(new ApiProblem({ status: 409, code: 'artifacts_gone', detail: 'Gone.' }));
    expect(await store.send(RERUN)).toBeNull();
    expect(store.problem()?.code).toBe('artifacts_gone');
    expect(store.isSending()).toBe(false);
  });

  it('offers the version of the run and newer ones', async () => {
    get.mockResolvedValueOnce({ body: [4, 3, 2, 1].map((version) => ({ version })) });
    await store.loadVersions(RERUN);
    expect(store.versions()).toEqual([4, 3, 2]);
  });
});
