import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessGuard, Authenticator, ALL_PERMISSIONS, Public } from '../access/index.js';
import { createLogger } from '../telemetry/index.js';
import { createHttpApplication } from './index.js';

class Anybody extends Authenticator {
  readonly challenge = null;
  readonly advice = '';
  principalOf = () => ALL_PERMISSIONS;
}

@Controller()
class ThingsController {
  @Public()
  @Get(['things', 'healthz', 'readyz'])
  read(): string[] {
    return ['read'];
  }
}

@Module({
  controllers: [ThingsController],
  providers: [
    { provide: Authenticator, useClass: Anybody },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
class ThingsModule {}

const logger = createLogger('things', 'silent');

/** Sends the lines of a request head as they are; answers the status and the body. */
async function ask(port: number, ...lines: string[]): Promise<{ status: number; body: string; mediaType: string }> {
  const socket = connect(port, '127.0.0.1');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'), 'latin1');
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return {
    status: Number(head.split(' ')[1]),
    body,
    mediaType: /content-type: ([^;\r\n]+)/i.exec(head)?.[1] ?? '',
  };
}

describe.each([
  ['bound to loopback', '127.0.0.1', ['api.example.com'], []],
  [
    'bound to everything',
    '0.0.0.0',
    ['api.example.com', '[fd00::7]'],
    ['api.example.com', 'API.Example.com:8443', '[fd00::7]:80'],
  ],
  ['bound to everything, without allowed names', '0.0.0.0', [], []],
])('the hosts of a service %s', (_how, bindHost, allowedHosts, more) => {
  let app: NestExpressApplication;
  let port: number;
  beforeAll(async () => {
    app = await createHttpApplication(ThingsModule, { bindHost, allowedHosts, logger });
    await app.listen(0, bindHost);
    port = Number(new URL(await app.getUrl()).port);
  });
  afterAll(() => app.close());

  const things = (...lines: string[]) => ask(port, 'GET /things HTTP/1.1', ...lines);

  it.each(['127.0.0.1', '127.0.0.1:3000', 'localhost', 'LOCALHOST:1', '[::1]', '[::1]:3000', ...more])(
    'are %s',
    async (host) => {
      expect(await things(`Host: ${host}`)).toMatchObject({ status: 200 });
      expect(await ask(port, `GET http://${host}/things HTTP/1.1`, `Host: ${host}`)).toMatchObject({ status: 200 });
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'localhost.',
    '127.0.0.1.nip.io:80',
    '127.1',
    '0.0.0.0',
    '[::]',
    '169.254.169.254',
  ])('are not %s, and it says what to do', async (host) => {
    const advice = bindHost === '127.0.0.1' ? 'by one of these' : 'HARTOMAT_ALLOWED_HOSTS';
    const refused = { status: 421, mediaType: 'application/problem+json', body: expect.stringContaining(advice) };
    expect(await things(`Host: ${host}`)).toMatchObject(refused);
    expect(await ask(port, `GET http://${host}/things HTTP/1.1`, 'Host: localhost')).toMatchObject(refused);
    expect(await ask(port, 'GET http://localhost/things HTTP/1.1', `Host: ${host}`)).toMatchObject(refused);
    expect((await things(`Host: ${host}`)).body).toContain('"host_not_allowed"');
  });

  it.each([
    ['no Host', []],
    ['an empty Host', ['Host:']],
    ['two equal Hosts', ['Host: localhost', 'Host: localhost']],
    ['two Hosts', ['Host: localhost', 'Host: evil.example']],
    ['two names in one Host', ['Host: localhost, evil.example']],
    ['a user in the Host', ['Host: localhost@evil.example']],
    ['a path in the Host', ['Host: localhost/x']],
    ['a port that is none', ['Host: localhost:x']],
    ['a name beyond ASCII', ['Host: localh\u00f6st']],
  ])('must be given once and be readable: %s is refused', async (_which, lines) => {
    expect(await things(...lines)).toMatchObject({ status: 400, body: expect.stringContaining('"host_invalid"') });
    expect(await ask(port, 'GET /things HTTP/1.0', ...lines)).toMatchObject({ status: 400 });
  });

  it('do not matter to probes', async () => {
    for (const path of ['/healthz', '/readyz', '/healthz?from=probe'])
      expect(await ask(port, `GET ${path} HTTP/1.1`, 'Host: 10.1.2.3:8080')).toMatchObject({ status: 200 });
    expect(await ask(port, 'GET /healthz HTTP/1.0')).toMatchObject({ status: 200 });
  });

  it.each(['/healthz/../things', '/healthz/', '/HEALTHZ', '//healthz', '/nothing'])(
    'matter to %s, which is not exactly health',
    async (path) => {
      expect(await ask(port, `GET ${path} HTTP/1.1`, 'Host: evil.example')).toMatchObject({ status: 421 });
    },
  );
});
