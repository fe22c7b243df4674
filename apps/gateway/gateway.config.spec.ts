import { loadConfig } from '#platform/config';
import { systemUserName } from '#platform/user-name';
import { GatewayConfig } from './gateway.config.js';

const FINE = {
  HARTOMAT_ARTIFACTS_URL: 'file:///artifacts',
  HARTOMAT_NATS_URL: 'nats://127.0.0.1:4222',
  HARTOMAT_ADMIN_TOKEN: 'an-admin-token-for-specs',
  HARTOMAT_INTERNAL_TOKEN: 'an-internal-token-for-specs',
  HARTOMAT_ORDERS_URL: 'http://127.0.0.1:3001',
};

const load = (more: Record<string, string> = {}): GatewayConfig => loadConfig(GatewayConfig, { ...FINE, ...more });

describe('the settings of the gateway', () => {
  it('name the account as the user, and show traces nowhere, unless they are told', () => {
    expect(load()).toMatchObject({ user: systemUserName() });
    expect(load().traceLink).toBeUndefined();
  });

  it('take a user and a link for traces', () => {
    const traceLink = 'https://traces.example/trace/{traceId}';
    expect(load({ HARTOMAT_USER: 'Ada Lovelace', HARTOMAT_TRACE_LINK: traceLink })).toMatchObject({
      user: 'Ada Lovelace',
      traceLink,
    });
  });

  it.each([
    ['HARTOMAT_USER', 'a\nb', /HARTOMAT_USER must have no control characters/],
    ['HARTOMAT_USER', 'a'.repeat(101), /HARTOMAT_USER must have at most 100 characters/],
    ['HARTOMAT_TRACE_LINK', 'https://traces.example/trace', /HARTOMAT_TRACE_LINK must be .*\{traceId\}/],
    ['HARTOMAT_TRACE_LINK', 'javascript:alert("{traceId}")', /HARTOMAT_TRACE_LINK must be an http/],
    ['HARTOMAT_TRACE_LINK', '//traces.example/{traceId}', /HARTOMAT_TRACE_LINK must be an http/],
  ])('are refused by their name: %s=%s', (name, value, problem) => {
    expect(() => load({ [name]: value })).toThrow(problem);
  });
});
