import { rejectForeignChange } from './reject-foreign-change.js';

const TOKEN = 'the-token';

function codeOf(method: string, headers: Record<string, string>): string {
  try {
    rejectForeignChange({ method, headers }, TOKEN);
    return 'passes';
  } catch (error) {
    const { code, status } = error as { code: string; status: number };
    return `${status} ${code}`;
  }
}

describe('a request with the session of a browser', () => {
  it.each(['GET', 'HEAD'])(
    'passes for a %s as it is, since event streams and pictures can send no header',
    (method) => {
      expect(codeOf(method, {})).toBe('passes');
    },
  );

  it.each<[string, Record<string, string>, string]>([
    ['POST', {}, '403 csrf_token_missing'],
    ['DELETE', {}, '403 csrf_token_missing'],
    ['OPTIONS', {}, '403 csrf_token_missing'],
    ['PUT', { 'x-xsrf-token': 'another' }, '403 csrf_token_invalid'],
    ['PUT', { 'x-xsrf-token': '' }, '403 csrf_token_invalid'],
    ['PUT', { 'x-xsrf-token': TOKEN }, 'passes'],
    ['PUT', { 'x-xsrf-token': TOKEN, 'sec-fetch-site': 'same-origin' }, 'passes'],
    ['PUT', { 'x-xsrf-token': TOKEN, 'sec-fetch-site': 'same-site' }, '403 cross_site_request'],
    ['PUT', { 'x-xsrf-token': TOKEN, 'sec-fetch-site': 'cross-site' }, '403 cross_site_request'],
    ['PUT', { 'x-xsrf-token': TOKEN, 'sec-fetch-site': 'none' }, '403 cross_site_request'],
  ])('for a %s with %j: %s', (method, headers, code) => {
    expect(codeOf(method, headers)).toBe(code);
  });
});
