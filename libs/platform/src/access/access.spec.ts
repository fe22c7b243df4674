import { Controller, Get, Module, Post } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { IncomingMessage } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Permission } from '#contracts';
import { ProblemFilter, createHttpApplication } from '../http/index.js';
import { createLogger } from '../telemetry/index.js';
import { AccessGuard, Authenticator, Needs, Public, assertAccessDeclared, isSameSecret, routesOf } from './index.js';

/** Authenticates any caller that names a permission. */
class NamedPermission extends Authenticator {
  readonly challenge = 'Bearer';
  readonly advice = 'Name a permission.';
  principalOf({ headers }: Pick<IncomingMessage, 'headers'>) {
    const named = headers['x-permission'] as Permission | undefined;
    return named === undefined ? null : { permissions: new Set([named]) };
  }
}

@Controller('things')
class ThingsController {
  @Public()
  @Get('open')
  open(): string[] {
    return ['open'];
  }

  @Needs('view')
  @Get(':id')
  see(): string[] {
    return ['seen'];
  }

  @Needs('catalog.edit')
  @Post(['', 'more'])
  make(): string[] {
    return ['made'];
  }
}

@Controller('silent')
class SilentController {
  @Get('one')
  one(): string[] {
    return ['said'];
  }

  @Post()
  two(): string[] {
    return ['said'];
  }

  notRouted(): void {}
}

const providers = [
  { provide: Authenticator, useClass: NamedPermission },
  { provide: APP_GUARD, useClass: AccessGuard },
];

@Module({ controllers: [ThingsController], providers })
class ThingsModule {}

@Module({ controllers: [ThingsController, SilentController], providers })
class HalfSilentModule {}

const settings = { bindHost: '127.0.0.1', allowedHosts: [], logger: createLogger('things', 'silent') };

describe('access by the metadata of handlers', () => {
  let app: NestExpressApplication;
  let origin: string;
  beforeAll(async () => {
    app = await createHttpApplication(ThingsModule, settings);
    await app.listen(0, '127.0.0.1');
    origin = await app.getUrl();
  });
  afterAll(() => app.close());

  const ask = async (method: string, path: string, permission?: string) => {
    const headers = permission === undefined ? {} : { 'x-permission': permission };
    const reply = await fetch(`${origin}${path}`, { method, headers });
    return { status: reply.status, challenge: reply.headers.get('www-authenticate'), body: await reply.text() };
  };

  it('needs no authentication for a public route', async () => {
    expect(await ask('GET', '/things/open')).toMatchObject({ status: 200, body: '["open"]' });
  });

  it('authenticates before it authorizes', async () => {
    expect(await ask('GET', '/things/1')).toMatchObject({ status: 401, challenge: 'Bearer' });
  });

  it('allows callers with the permission, and names the missing one to others', async () => {
    expect(await ask('GET', '/things/1', 'view')).toMatchObject({ status: 200 });
    expect(await ask('POST', '/things', 'catalog.edit')).toMatchObject({ status: 201 });
    const refused = await ask('POST', '/things', 'view');
    expect(refused).toMatchObject({ status: 403, body: expect.stringContaining('catalog.edit') });
  });

  it('finds every route, with each of its paths', () => {
    expect(routesOf(app).map(({ method, path, access }) => `${method} ${path} ${access}`)).toEqual([
      'GET /things/open public',
      'GET /things/:id view',
      'POST /things catalog.edit',
      'POST /things/more catalog.edit',
    ]);
  });

  it('does not start with a route without access metadata, and names each', async () => {
    await expect(createHttpApplication(HalfSilentModule, settings)).rejects.toThrow(
      /GET \/silent\/one \(SilentController\.one\)[\s\S]*POST \/silent \(SilentController\.two\)[\s\S]*@Needs.*@Public/,
    );
  });

  it('refuses every caller of such a route', async () => {
    const unchecked = await NestFactory.create<NestExpressApplication>(HalfSilentModule, { logger: false });
    try {
      unchecked.useGlobalFilters(new ProblemFilter(settings.logger));
      await unchecked.listen(0, '127.0.0.1');
      const headers = { 'x-permission': 'view' };
      const reply = await fetch(`${await unchecked.getUrl()}/silent/one`, { headers });
      expect({ status: reply.status, body: await reply.text() }).toMatchObject({ status: 403 });
      expect(() => assertAccessDeclared(unchecked)).toThrow(/SilentController\.one/);
    } finally {
      await unchecked.close();
    }
  });
});

describe('isSameSecret', () => {
  it('takes the same text only, whatever the lengths', () => {
    expect(isSameSecret('a secret', 'a secret')).toBe(true);
    for (const other of ['', 'a secre', 'a secret ', 'A secret', 'a\0secret'])
      expect(isSameSecret(other, 'a secret')).toBe(false);
  });
});
