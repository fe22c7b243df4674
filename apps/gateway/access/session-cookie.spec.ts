import type { IncomingMessage } from 'node:http';
import { cookieValues, isSecure, setCookie } from './session-cookie.js';

describe('cookieValues', () => {
  it.each([
    ['one of several', 'theme=dark; s=a.b; x=y', ['a.b']],
    ['two of the same name', 's=first; s=second', ['first', 'second']],
    ['a value with an equals sign', 's=a=b', ['a=b']],
    ['an empty one', 's=', ['']],
    ['a name that only begins so', 'session=a; ss=b', []],
    ['a pair without a value', 's; x=y', []],
    ['no header', undefined, []],
  ])('finds %s', (_what, header, values) => {
    expect(cookieValues(header, 's')).toEqual(values);
  });
});

describe('setCookie', () => {
  it('hides the cookie from scripts and other sites', () => {
    expect(setCookie({ name: 's', value: 'v', maxAgeSeconds: 60, secure: false })).toBe(
      's=v; Path=/; Max-Age=60; HttpOnly; SameSite=Strict',
    );
  });

  it('keeps it to TLS where the request came by it', () => {
    expect(setCookie({ name: 's', value: '', maxAgeSeconds: 0, secure: true })).toMatch(/Max-Age=0; .*; Secure$/);
  });
});

describe('isSecure', () => {
  const arrived = (socket: object, forwarded?: string): boolean =>
    isSecure({ headers: { 'x-forwarded-proto': forwarded }, socket } as unknown as IncomingMessage);

  it('is true for TLS, here or at the proxy in front', () => {
    expect([arrived({ encrypted: true }), arrived({}, 'https'), arrived({}, 'https, http')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([arrived({}), arrived({}, 'http'), arrived({}, 'http, https'), arrived({}, 'httpsx')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
