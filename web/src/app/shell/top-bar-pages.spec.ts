import { pageOf } from './top-bar-pages';

describe('pageOf', () => {
  it.each([
    ['/workflows', '/workflows'],
    ['/workflows?x=1', '/workflows'],
    ['/workflows/still', '/workflows'],
    ['/workflows/runs-of-may', '/workflows'],
    ['/workflows/runs', '/workflows/runs'],
    ['/workflows/runs?status=failed', '/workflows/runs'],
    ['/workflows/still/runs/1?node=a', '/workflows/runs'],
    ['/orders?line=1', '/orders'],
    ['/orders/products', '/orders'],
    ['/catalog?kind=rules', '/catalog'],
    ['/sign-in', null],
  ])('finds the page of %s', (url, page) => {
    expect(pageOf(url)).toBe(page);
  });
});
