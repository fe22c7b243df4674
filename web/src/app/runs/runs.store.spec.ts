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

  describe('when something changed', () => {
    const at = (runId: string, minute: number, more: Partial<RunSummary> = {}) =>
      ({ runId, createdAt: `2026-01-01T00:${10 + minute}:00.000Z`, ...more }) as RunSummary;
    const shown = () => store.runs()?.map(({ runId, status }) => `${runId} ${status ?? ''}`.trim());

    beforeEach(async () => {
      get.mockResolvedValueOnce({ body: { runs: [at('b', 5), at('a', 4)], next: 'p2' } });
      await store.load({ workflow: 'still' });
    });

    it('reads again what is shown, with its filter', async () => {
      get.mockResolvedValueOnce({ body: { runs: [at('c', 6), at('b', 5, { status: 'failed' }), at('a', 4)], next: 'p2' } }); // prettier-ignore
      await store.refresh();
      expect(shown()).toEqual(['c', 'b failed', 'a']);
      expect(get.mock.calls.at(-1)?.[1]).toEqual({ query: { workflow: 'still', limit: 50 } });
    });

    it('keeps older rows that the answer does not reach, and where the next page begins', async () => {
      get.mockResolvedValueOnce({ body: { runs: [at('older', 1)], next: 'p3' } });
      await store.more();
      get.mockResolvedValueOnce({ body: { runs: [at('c', 6), at('b', 5)], next: 'other' } });
      await store.refresh();
      expect([shown(), store.next()]).toEqual([['c', 'b', 'a', 'older'], 'p3']);
    });

    it('drops rows that are not there any more', async () => {
      get.mockResolvedValueOnce({ body: { runs: [at('b', 5)], next: null } });
      await store.refresh();
      expect([shown(), store.next()]).toEqual([['b'], null]);
    });

    it('leaves everything where that fails, or the filter changed meanwhile', async () => {
      get.mockRejectedValueOnce(new ApiProblem({ status: 503, code: 'busy', detail: 'Busy.' }));
      await store.refresh();
      expect([shown(), store.problem()]).toEqual([['b', 'a'], null]);
      let answer: (reply: object) => void = () => undefined;
      get.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
      const slow = store.refresh();
      get.mockResolvedValueOnce({ body: { runs: [at('x', 1)], next: null } });
      await store.load({ status: 'running' });
      answer({ body: { runs: [at('old', 9)], next: null } });
      await slow;
      expect(shown()).toEqual(['x']);
    });
  });
});
