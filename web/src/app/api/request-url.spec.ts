import { requestUrl } from './request-url';

describe('requestUrl', () => {
  it('replaces the names in the path, escaped, and appends the query', () => {
    const url = requestUrl('/api/workflows/{key}/draft', { path: { key: 'a/b' }, query: { limit: 2, after: 'x y' } });
    expect(url).toBe('/api/workflows/a%2Fb/draft?limit=2&after=x+y');
  });

  it('leaves out what is undefined', () => {
    expect(requestUrl('/api/workflows', { query: { archived: undefined } })).toBe('/api/workflows');
  });
});
