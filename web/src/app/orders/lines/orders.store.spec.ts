import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { OrdersStore } from './orders.store';

const COUNTS = { open: 1, committed: 0, cancelled: 0, failed: 0, none: 0 };
const line = (id: string, order: string, state: string | null = null) => ({
  ...{ id, order: { id: order, number: order } },
  delivery: state && { id: `d-${id}`, state, mode: 'legacy', reasonCode: 'operator', deliveredBy: null },
});

describe('OrdersStore', () => {
  let store: OrdersStore;
  let server: HttpTestingController;
  const ids = () => store.lines()?.map(({ id }) => id);
  const page = (query: string, orderLines: object[], next: string | null = null) =>
    server.expectOne(`/api/order-lines?${query}`).flush({ orderLines, next });
  const counts = (query = '') => server.expectOne(`/api/order-lines/counts${query}`).flush(COUNTS);

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), OrdersStore] });
    store = TestBed.inject(OrdersStore);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  async function load(lines: object[], next: string | null = null): Promise<void> {
    const loading = store.load({});
    page('limit=50', lines, next);
    counts();
    await loading;
  }

  it('reads page by page with the same filter, and counts what the text finds', async () => {
    const first = store.load({ state: 'open', q: 'fl' });
    page('state=open&q=fl&limit=50', [line('a', '1')], 'a');
    counts('?q=fl');
    await first;
    const second = store.more();
    page('state=open&q=fl&limit=50&after=a', [line('b', '1')]);
    await second;
    await store.more();
    expect([ids(), store.next(), store.counts()]).toEqual([['a', 'b'], null, COUNTS]);
    expect(store.orders().map(({ lines }) => lines.length)).toEqual([2]);
  });

  it('drops what comes late for an earlier filter', async () => {
    const early = store.load({ q: 'a' });
    const [lines, count] = [server.expectOne('/api/order-lines?q=a&limit=50'), server.expectOne('/api/order-lines/counts?q=a')]; // prettier-ignore
    await load([line('new', '1')]);
    lines.flush({ orderLines: [line('old', '1')], next: 'x' });
    count.flush({ ...COUNTS, open: 9 });
    await early;
    expect([ids(), store.next(), store.counts()?.open]).toEqual([['new'], null, 1]);
  });

  it('reads again only orders with an open line, each in its turn, and keeps the order of lines', async () => {
    await load(['1', '2', '3', '4', '5', '6'].map((id) => line(id, id, id === '2' ? 'failed' : 'open')));
    expect(store.isUnsettled()).toBe(true);
    const asked: string[] = [];
    const answer = async (count: number, state = 'open') => {
      const refreshing = store.refresh();
      const requests = server.match(({ url }) => url.startsWith('/api/orders/'));
      expect(requests).toHaveLength(count);
      for (const request of requests) {
        const id = request.request.url.split('/').at(-1) ?? '';
        asked.push(id);
        request.flush({ lines: [line(id, id, state)] });
      }
      return refreshing;
    };
    expect(await answer(4)).toBe(false);
    expect(await answer(4)).toBe(false);
    expect(new Set(asked)).toEqual(new Set(['1', '3', '4', '5', '6']));
    const changing = answer(4, 'committed');
    await vi.waitFor(() => expect(store.isUnsettled()).toBe(true));
    expect(await changing).toBe(true);
    server.match('/api/order-lines/counts').forEach((request) => request.flush(COUNTS));
    expect(ids()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('says why a page cannot be loaded, and goes on without counts', async () => {
    const loading = store.load({});
    server.expectOne('/api/order-lines?limit=50').error(new ProgressEvent('error'));
    server.expectOne('/api/order-lines/counts').error(new ProgressEvent('error'));
    await loading;
    expect([store.lines(), store.problem()?.code, store.isLoading()]).toEqual([null, 'offline', false]);
  });
});
