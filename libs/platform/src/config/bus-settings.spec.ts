import { NatsPrefix, NatsUrl } from './bus-settings.js';
import { loadConfig } from './env.js';
import { DatabaseServiceConfig } from './service.config.js';

class SomeConfig extends DatabaseServiceConfig {
  @NatsUrl() natsUrl!: string;
  @NatsPrefix() natsPrefix = 'wf';
}

const fine = {
  HARTOMAT_ARTIFACTS_URL: 'file:///tmp/a',
  HARTOMAT_DATABASE_URL: 'postgresql://x',
  HARTOMAT_NATS_URL: 'nats://x',
};

describe('the settings of a service on the bus', () => {
  it('are read beside those of its class, with the default prefix', () => {
    expect(loadConfig(SomeConfig, fine)).toMatchObject({
      natsUrl: 'nats://x',
      natsPrefix: 'wf',
      databaseUrl: 'postgresql://x',
    });
  });

  it('are refused all at once by the names of their variables, without their values', () => {
    const load = (): SomeConfig =>
      loadConfig(SomeConfig, { ...fine, HARTOMAT_NATS_URL: 'http://secret', HARTOMAT_NATS_PREFIX: 'W F' });
    expect(load).toThrow(/HARTOMAT_NATS_URL must be a nats:\/\/ URL[\s\S]*HARTOMAT_NATS_PREFIX/);
    expect(load).not.toThrow(/secret/);
  });

  it('say why a list of servers cannot be used, without its credentials', () => {
    const load = (): SomeConfig =>
      loadConfig(SomeConfig, { ...fine, HARTOMAT_NATS_URL: 'nats://a:secret@x,b:hidden@y' });
    expect(load).toThrow(/HARTOMAT_NATS_URL cannot be used: its servers must have the same user and password/);
    expect(load).not.toThrow(/secret|hidden/);
  });
});
