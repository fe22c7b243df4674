import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { OrderLinesStore } from './order-lines.store';

const line = (id: string) => ({ id });

describe('OrderLinesStore', () => {
  let store: OrderLinesStore;
  let server: HttpTestingController;
  const ids = () => store.lines()?.map(({ id }) => id);
  const page = (url: string, ids: string[], next: string | null = null) =>
    server.expectOne(url).flush({ orderLines: ids.map(line), next });
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), OrderLinesStore] });
    store = TestBed.inject(OrderLinesStore);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  it('adds page to page, each line once', async () => {
    const first = store.search('');
    page('/api/order-lines?limit=50', ['a', 'b'], 'b');
    await first;
    const second = store.more();
    page('/api/order-lines?limit=50&after=b', ['b', 'c']);
    await second;
    expect([ids(), store.next()]).toEqual([['a', 'b', 'c'], null]);
  });

  it('drops the answer to an earlier text', async () => {
    const earlier = store.search('fl');
    const request = server.expectOne('/api/order-lines?limit=50&q=fl');
    const later = store.search('flange ');
    page('/api/order-lines?limit=50&q=flange', ['flange']);
    await later;
    request.flush({ orderLines: [line('fl')], next: 'fl' });
    await earlier;
    expect([ids(), store.next()]).toEqual([['flange'], null]);
  });

  it('finds a line of an earlier time that is not on the first page', async () => {
    const first = store.search('');
    page('/api/order-lines?limit=50', ['a']);
    await first;
    const found = store.find({ id: 'old', number: '1001' });
    page('/api/order-lines?q=1001', ['other', 'old']);
    expect((await found)?.id).toBe('old');
    expect(ids()).toEqual(['old', 'a']);
  });

  it('keeps what is listed where a page cannot be loaded', async () => {
    const first = store.search('');
    page('/api/order-lines?limit=50', ['a'], 'a');
    await first;
    const second = store.more();
    server.expectOne('/api/order-lines?limit=50&after=a').error(new ProgressEvent('error'));
    await second;
    expect([ids(), store.problem()?.code]).toEqual([['a'], 'offline']);
  });
});
