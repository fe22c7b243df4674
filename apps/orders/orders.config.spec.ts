import { loadConfig } from '#platform/config';
import { OrdersConfig } from './orders.config.js';

const fine = {
  HARTOMAT_ARTIFACTS_URL: 'file:///tmp/a',
  HARTOMAT_DATABASE_URL: 'postgresql://x',
  HARTOMAT_NATS_URL: 'nats://x',
  HARTOMAT_ORDERS_PORT: '0',
  HARTOMAT_INTERNAL_TOKEN: 'a token of sixteen or more',
  HARTOMAT_HOME: '/tmp/h',
};
const load = (env: Record<string, string>) => () => loadConfig(OrdersConfig, { ...fine, ...env });

describe('the mail settings of orders', () => {
  it('are all optional', () => {
    expect(load({})()).toMatchObject({ smtpUrl: undefined, publicUrl: 'http://127.0.0.1:3000' });
  });

  it('take a server with credentials and a sender with a name', () => {
    const env = {
      HARTOMAT_SMTP_URL: 'smtps://u%40x:p@mail.example.com:465',
      HARTOMAT_SMTP_FROM: 'HartOMat <orders@example.com>',
      HARTOMAT_PUBLIC_URL: 'https://hartomat.example.com',
    };
    expect(load(env)()).toMatchObject({ smtpFrom: 'HartOMat <orders@example.com>' });
  });

  it('want a sender where there is a server', () => {
    expect(load({ HARTOMAT_SMTP_URL: 'smtp://127.0.0.1:25' })).toThrow(/HARTOMAT_SMTP_FROM is not set/);
  });

  it('are refused by name, without their secrets', () => {
    const env = {
      HARTOMAT_SMTP_URL: 'smtp//u:hidden@h',
      HARTOMAT_SMTP_FROM: 'a@b\r\nBcc: c@d',
      HARTOMAT_PUBLIC_URL: 'x',
    };
    expect(load(env)).toThrow(/HARTOMAT_SMTP_URL must be smtp:\/\/[\s\S]*HARTOMAT_SMTP_FROM[\s\S]*HARTOMAT_PUBLIC_URL/);
    expect(load(env)).not.toThrow(/hidden/);
  });
});
