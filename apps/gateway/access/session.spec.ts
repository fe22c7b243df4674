import { sessionKeys } from './session-keys.js';
import { SESSION_MS, csrfTokenOf, isHalfOver, newSession, openSession, sealSession } from './session.js';

const NOW = 1_800_000_000_000;
const keys = sessionKeys('an-admin-token-for-specs');
const others = sessionKeys('another-admin-token-for-specs');
const session = newSession('an-id', 'Jörg 🙂', NOW);
const sealed = sealSession(session, keys.signing);
const [payload = '', signature = ''] = sealed.split('.');

const forged = (change: object): string => Buffer.from(JSON.stringify({ ...session, ...change })).toString('base64url');

describe('the session of a browser', () => {
  it('is read from its cookie as it was written, by any process with the same admin token', () => {
    expect(openSession(sealed, sessionKeys('an-admin-token-for-specs').signing, NOW)).toEqual(session);
  });

  it('ends after 12 hours', () => {
    expect(openSession(sealed, keys.signing, NOW + SESSION_MS - 1)).toEqual(session);
    expect(openSession(sealed, keys.signing, NOW + SESSION_MS)).toBeNull();
    expect(SESSION_MS).toBe(12 * 3_600_000);
  });

  it('ends when the admin token changes', () => {
    expect(openSession(sealed, others.signing, NOW)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['no signature', payload],
    ['an empty signature', `${payload}.`],
    ['the signature alone', `.${signature}`],
    ['another user', `${forged({ user: 'eve' })}.${signature}`],
    ['a later end', `${forged({ expiresAt: NOW * 2 })}.${signature}`],
    ['a shorter signature', sealed.slice(0, -1)],
    ['a longer signature', `${sealed}A`],
    ['a third part', `${sealed}.${signature}`],
    ['the CSRF token as its signature', `${payload}.${csrfTokenOf(session, keys.csrf)}`],
    ['a very long value', `${payload}${'A'.repeat(100_000)}.${signature}`],
  ])('is none with %s', (_what, value) => {
    expect(openSession(value, keys.signing, NOW)).toBeNull();
  });

  it('is half over after six hours', () => {
    expect([isHalfOver(session, NOW + SESSION_MS / 2), isHalfOver(session, NOW + SESSION_MS / 2 + 1)]).toEqual([
      false,
      true,
    ]);
  });

  it('has one CSRF token, also after it was renewed, which another session does not have', () => {
    const token = csrfTokenOf(session, keys.csrf);
    expect(csrfTokenOf(newSession('an-id', 'ada', NOW + 1), keys.csrf)).toBe(token);
    expect(csrfTokenOf(newSession('other', 'Jörg 🙂', NOW), keys.csrf)).not.toBe(token);
    expect(csrfTokenOf(session, others.csrf)).not.toBe(token);
  });
});

describe('the keys of an instance', () => {
  it('name its cookie, so that instances on one machine do not overwrite each other', () => {
    expect(keys.cookieName).toMatch(/^hartomat_session_[0-9a-f]{12}$/);
    expect(keys.cookieName).not.toBe(others.cookieName);
  });

  it('are different ones for each purpose', () => {
    expect(keys.signing.equals(keys.csrf)).toBe(false);
    expect([keys.signing.length, keys.csrf.length]).toEqual([32, 32]);
  });
});
