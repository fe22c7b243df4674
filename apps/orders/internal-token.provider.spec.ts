import { InternalTokenAuthenticator } from './internal-token.provider.js';
import type { OrdersConfig } from './orders.config.js';

const TOKEN = 'an-internal-token-for-specs';
const authenticator = new InternalTokenAuthenticator({ internalToken: TOKEN } as OrdersConfig);
const callerWith = (headers: Record<string, string>) => authenticator.principalOf({ method: 'PUT', headers });

describe('the caller of orders', () => {
  it('is the gateway, for the user that it names', () => {
    const headers = { 'x-hartomat-internal': TOKEN, 'x-hartomat-user': encodeURIComponent('Jörg 🙂') };
    expect(callerWith(headers)).toMatchObject({ user: 'Jörg 🙂' });
  });

  it.each([
    ['none', {}],
    ['one that cannot be decoded', { 'x-hartomat-user': '%E0%A4%A' }],
    ['one with a line break', { 'x-hartomat-user': 'a%0Ab' }],
    ['a long one', { 'x-hartomat-user': 'a'.repeat(101) }],
  ])('is the gateway for nobody, with %s', (_what, headers) => {
    const caller = callerWith({ 'x-hartomat-internal': TOKEN, ...headers });
    expect(caller?.permissions.has('catalog.edit')).toBe(true);
    expect(caller?.user).toBeUndefined();
  });

  it('is nobody without the token, whatever the user', () => {
    expect(callerWith({ 'x-hartomat-user': 'ada' })).toBeNull();
    expect(callerWith({ 'x-hartomat-internal': 'wrong', 'x-hartomat-user': 'ada' })).toBeNull();
  });
});
