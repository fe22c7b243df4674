import { tokenOfRequest } from './token-of-request.js';

describe('tokenOfRequest', () => {
  it('reads the bearer token, whatever the case of the scheme', () => {
    expect(tokenOfRequest({ method: 'POST', headers: { authorization: 'bearer secret' } })).toBe('secret');
  });

  it('takes the cookie for reading, so that pictures and event streams can be shown', () => {
    const headers = { cookie: 'theme=dark; hartomat_token=secret' };
    expect(tokenOfRequest({ method: 'GET', headers })).toBe('secret');
  });

  it('takes no cookie for changes, since another site can make a browser send it', () => {
    expect(tokenOfRequest({ method: 'POST', headers: { cookie: 'hartomat_token=secret' } })).toBeNull();
  });

  it('sees no token where there is none', () => {
    expect(tokenOfRequest({ method: 'GET', headers: { authorization: 'Basic abc', cookie: 'x' } })).toBeNull();
  });
});
