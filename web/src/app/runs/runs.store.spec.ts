import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../api/api-client.api';
import { ApiProblem } from '../api/api-problem';
import type { RunSummary } from './runs-filter';
import { RunsStore } from './runs.store';

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

  it('updates what is shown in its place, whatever its status became, and counts what began since', async () => {
    const [before, after] = ['running', 'failed'].map(
      (status) => ({ ...run('a'), status, createdAt: '1' }) as RunSummary,
    );
    get.mockResolvedValueOnce({ body: { runs: [before], next: null } });
    get.mockResolvedValueOnce({
      body: { runs: [{ ...run('b'), status: 'running', createdAt: '2' }, after], next: null },
    });
    await store.load({ status: 'running', workflow: 'w' });
    await store.refresh();
    expect(get.mock.calls[1]?.[1]).toEqual({ query: { workflow: 'w', limit: 50 } });
    expect(store.runs()).toEqual([after]);
    expect(store.newer()).toBe(1);
    get.mockResolvedValueOnce({ body: { runs: [], next: null } });
    await store.load({});
    expect(store.newer()).toBe(0);
  });

  it('keeps what is shown where a refresh fails', async () => {
    get.mockResolvedValueOnce({ body: { runs: [run('a')], next: null } });
    get.mockRejectedValueOnce(new ApiProblem({ status: 503, code: 'busy', detail: 'Busy.' }));
    await store.load({});
    await store.refresh();
    expect([store.runs()?.length, store.problem()]).toEqual([1, null]);
  });
});
