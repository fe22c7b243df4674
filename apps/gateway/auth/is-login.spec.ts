import { isLogin } from './is-login.js';

const LOGIN = { method: 'POST', url: '/api/auth/login', headers: { 'content-length': '40' } };

describe('the body that is read of somebody who is not known', () => {
  it('is a small one that signs in', () => {
    expect(isLogin(LOGIN)).toBe(true);
  });

  it.each([
    ['another route', { url: '/api/auth/logout' }],
    ['another spelling', { url: '/api/auth/login/' }],
    ['a query', { url: '/api/auth/login?x' }],
    ['another method', { method: 'PUT' }],
    ['a large one', { headers: { 'content-length': '2001' } }],
    ['one without a length', { headers: {} }],
    ['one in chunks', { headers: { 'content-length': '40', 'transfer-encoding': 'chunked' } }],
    ['a packed one', { headers: { 'content-length': '40', 'content-encoding': 'gzip' } }],
  ])('is none of %s', (_what, change) => {
    expect(isLogin({ ...LOGIN, ...change })).toBe(false);
  });
});
