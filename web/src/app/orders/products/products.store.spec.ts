import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ProductsStore, type Product } from './products.store';

const product = (key: string, name = key) => ({ key, name }) as Product;

describe('ProductsStore', () => {
  let store: ProductsStore;
  let server: HttpTestingController;
  const keys = () => store.products()?.map(({ key }) => key);
  const page = (query: string, products: Product[], next?: string) =>
    server.expectOne(`/api/products?${query}`).flush(products, next ? { headers: { link: `<?${next}>; rel="next"` } } : {}); // prettier-ignore

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ProductsStore] });
    store = TestBed.inject(ProductsStore);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  it('adds page to page by the same text, each product once', async () => {
    const first = store.search(' hub ');
    page('limit=50&q=hub', [product('a'), product('b')], 'limit=50&q=hub&after=b');
    await first;
    store.take(product('c', 'new'));
    const second = store.more();
    page('limit=50&q=hub&after=b', [product('c'), product('d')]);
    await second;
    await store.more();
    expect([keys(), store.next()]).toEqual([['c', 'a', 'b', 'd'], null]);
  });

  it('drops the answer to an earlier text', async () => {
    const earlier = store.search('a');
    const request = server.expectOne('/api/products?limit=50&q=a');
    const later = store.search('');
    page('limit=50', [product('now')]);
    await later;
    request.flush([product('then')]);
    await earlier;
    expect(keys()).toEqual(['now']);
  });

  it('shows a changed product in its place', async () => {
    const loading = store.search('');
    page('limit=50', [product('a'), product('b')]);
    await loading;
    store.take(product('b', 'Renamed'));
    expect(store.products()?.map(({ name }) => name)).toEqual(['a', 'Renamed']);
  });
});
