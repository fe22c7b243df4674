import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { HistoryStore, type CatalogChange } from './history.store';

const change = (id: number) => ({ id }) as CatalogChange;

describe('HistoryStore', () => {
  const get = vi.fn();
  let store: HistoryStore;

  beforeEach(async () => {
    get.mockReset().mockResolvedValueOnce({ body: [change(3), change(2)], next: '2' });
    TestBed.configureTestingModule({ providers: [HistoryStore, { provide: ApiClient, useValue: { get } }] });
    store = TestBed.inject(HistoryStore);
    await store.load();
  });

  it('appends page after page', async () => {
    get.mockResolvedValueOnce({ body: [change(1)], next: null });
    await store.more();
    await store.more();
    expect(store.changes()?.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(get.mock.lastCall).toEqual(['/api/catalog/history', { query: { limit: 50, after: 2 } }]);
    expect(get).toHaveBeenCalledTimes(2);
  });

  it('begins anew where it is loaded again', async () => {
    get.mockResolvedValueOnce({ body: [change(4)], next: null });
    await store.load();
    expect(store.changes()?.map(({ id }) => id)).toEqual([4]);
  });

  it('keeps what is shown where a page fails', async () => {
    get.mockRejectedValueOnce(new ApiProblem({ status: 503, code: 'busy', detail: 'Busy.' }));
    await store.more();
    expect([store.changes()?.length, store.problem()?.code]).toEqual([2, 'busy']);
  });
});
