import { busAddress, redactedBusUrl } from './index.js';

describe('busAddress', () => {
  it.each([
    ['nats://127.0.0.1:4333', { servers: ['127.0.0.1:4333'] }],
    ['nats://bus', { servers: ['bus:4222'] }],
    ['nats://[::1]:4333', { servers: ['[::1]:4333'] }],
    ['nats://bus:4333/', { servers: ['bus:4333'] }],
    ['nats://a:1,nats://b:2,c:3', { servers: ['a:1', 'b:2', 'c:3'] }],
    ['nats://me:12pass@bus.example:4333', { servers: ['bus.example:4333'], user: 'me', pass: '12pass' }],
    ['nats://me:p%40ss%2C@bus', { servers: ['bus:4222'], user: 'me', pass: 'p@ss,' }],
    ['nats://me:p@a:1,b:2', { servers: ['a:1', 'b:2'], user: 'me', pass: 'p' }],
    ['nats://me:p@a:1,nats://me:p@b:2', { servers: ['a:1', 'b:2'], user: 'me', pass: 'p' }],
    ['nats://t0ken@bus', { servers: ['bus:4222'], token: 't0ken' }],
    ['tls://me:p@bus', { servers: ['bus:4222'], user: 'me', pass: 'p', tls: {} }],
  ])('reads %s', (url, address) => {
    expect(busAddress(url)).toEqual(address);
  });

  it.each(['', 'nats://', 'http://bus', 'nats://bus:99999', 'nats://bus:0', 'nats://a,,b', 'nats://bus/path'])(
    'refuses %p and says what it looks like',
    (url) => {
      expect(() => busAddress(url)).toThrow('nats://user:password@host:4222');
    },
  );

  it('refuses different credentials and broken escapes without repeating them', () => {
    expect(() => busAddress('nats://me:s3cret@a,nats://you:other@b')).toThrow(/^(?!.*s3cret).*the same user/);
    expect(() => busAddress('nats://me:s3cret%zz@a')).toThrow(/^(?!.*s3cret).*percent-encoded/);
  });

  it('shows hosts and ports and no credential', () => {
    expect(redactedBusUrl('nats://me:s3cret@a:1,b:2')).toBe('nats://a:1,nats://b:2');
    expect(redactedBusUrl('tls://t0ken@a')).toBe('tls://a:4222');
    expect(redactedBusUrl('me:s3cret@@')).toBe('(not a NATS URL)');
  });
});
