import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../api/api-client.api';
import { ApiProblem } from '../api/api-problem';
import { RunsStore, type RunSummary } from './runs.store';

const run = (runId: string) => ({ runId }) as RunSummary;

describe('RunsStore', () => {
  const get = vi.fn();
  let store: RunsStore;

  beforeEach(() => {
    get.mockReset();
    TestBed.configureTestingModule({ providers: [RunsStore, { provide: ApiClient, useValue: { get } }] });
    store = TestBed.inject(RunsStore);
  });

  it('reads page by page with the same filter', async () => {
    get.mockResolvedValueOnce({ body: { runs: [run('a')], next: 'p2' } });
    get.mockResolvedValueOnce({ body: { runs: [run('b')], next: null } });
    await store.load({ status: 'failed' });
    expect(store.next()).toBe('p2');
    await store.more();
    await store.more();
    expect(store.runs()?.map(({ runId }) => runId)).toEqual(['a', 'b']);
    expect(get.mock.calls.map(([, { query }]) => query)).toEqual([
      { status: 'failed', limit: 50 },
      { status: 'failed', limit: 50, after: 'p2' },
    ]);
  });

  it('drops what comes late for an earlier filter', async () => {
    let answer: (reply: object) => void = () => undefined;
    get.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    get.mockResolvedValueOnce({ body: { runs: [run('new')], next: null } });
    const slow = store.load({});
    await store.load({ status: 'running' });
    answer({ body: { runs: [run('old')], next: 'x' } });
    await slow;
    expect(store.runs()).toEqual([run('new')]);
    expect([store.next(), store.isLoading()]).toEqual([null, false]);
  });

  it('keeps what is shown where the next page fails', async () => {
    get.mockResolvedValueOnce({ body: { runs: [run('a')], next: 'p2' } });
    get.mockRejectedValueOnce(new ApiProblem({ status: 503, code: 'busy', detail: 'Busy.' }));
    await store.load({});
    await store.more();
    expect([store.runs()?.length, store.next(), store.problem()?.code]).toEqual([1, 'p2', 'busy']);
  });
});
