import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { RunComparisonStore } from './run-comparison.store';

const head = (id: string, version: number) => ({ id, workflow: { key: 'still', version } });
const node = (nodeId: string) => ({
  nodeId,
  in: 'both',
  a: null,
  b: null,
  params: 'equal',
  inputs: 'equal',
  outputs: 'equal',
});
const page = (nodes: string[], next: string | null) => ({
  body: { a: head('r1', 1), b: head('r2', 2), pinned: 'equal', nodes: nodes.map(node), nodesTotal: 2, next },
});
const version = (n: number) => ({
  body: {
    workflow: { nodes: [{ id: 'x', step: 'render', params: { width: n } }] },
    definitions: [{ step: 'render', label: 'Render' }],
  },
});

describe('RunComparisonStore', () => {
  const get = vi.fn();
  let store: RunComparisonStore;
  beforeEach(() => {
    get.mockReset().mockImplementation(async (path: string, { path: of, query }: never) => {
      if (path !== '/api/runs/compare') return version((of as { n: number }).n);
      return 'after' in (query as object) ? page(['y'], null) : page(['x'], '1');
    });
    TestBed.configureTestingModule({ providers: [RunComparisonStore, { provide: ApiClient, useValue: { get } }] });
    store = TestBed.inject(RunComparisonStore);
  });

  it('reads all nodes, and names them and their settings by the versions of both runs', async () => {
    await store.load('r1', 'r2');
    expect(store.rows().map(({ id, label, settings }) => ({ id, label, settings }))).toEqual([
      { id: 'x', label: 'Render', settings: [{ name: 'width', a: '1', b: '2' }] },
      { id: 'y', label: 'y', settings: [] },
    ]);
  });

  it('drops what comes late for runs that were chosen before', async () => {
    let answer: (reply: object) => void = () => undefined;
    get.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const slow = store.load('r1', 'r9');
    await store.load('r1', 'r2');
    answer(page(['late'], null));
    await slow;
    expect(store.rows().map(({ id }) => id)).toEqual(['x', 'y']);
  });

  it('says why runs cannot be compared', async () => {
    get.mockRejectedValueOnce(new ApiProblem({ status: 404, code: 'run_not_found', detail: 'There is none.' }));
    await store.load('r1', 'r2');
    expect([store.problem()?.code, store.comparison()]).toEqual(['run_not_found', null]);
    store.forget();
    expect(store.problem()).toBeNull();
  });
});
