import type { IncomingMessage, Server } from 'node:http';
import type { DynamicModule, NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Authenticator, assertAccessDeclared, refuseAnonymousBodies } from '../access/index.js';
import type { TakesAnonymousBody } from '../access/index.js';
import { createNestLogger } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';
import { answerMalformedHttp } from './answer-malformed-http.js';
import { checkHost, isLoopback } from './check-host.js';
import type { HostSettings } from './check-host.js';
import { ProblemFilter } from './problem.filter.js';
import { requestSpan } from './request-span.js';
import { securityHeaders } from './security-headers.js';
import { createValidationPipe } from './validation.js';

export interface HttpSettings extends HostSettings {
  logger: Logger;
  /** Whether the response is a stream; see `requestSpan`. */
  isStream?: (request: IncomingMessage) => boolean;
  takesAnonymousBody?: TakesAnonymousBody;
  nest?: Pick<NestApplicationOptions, 'bodyParser' | 'rawBody' | 'forceCloseConnections'>;
}

/**
 * An application with the middleware of a service with HTTP; the module provides an `Authenticator` and the
 * `AccessGuard`. Rejects where a route does not say who may call it.
 */
export async function createHttpApplication(
  module: Type | DynamicModule,
  settings: HttpSettings,
): Promise<NestExpressApplication> {
  const { logger, nest } = settings;
  const options = { ...nest, logger: createNestLogger(logger), abortOnError: false };
  const app = await NestFactory.create<NestExpressApplication>(module, caseSensitive(), options);
  try {
    assertAccessDeclared(app);
    putInFront(app, settings);
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}

function putInFront(app: NestExpressApplication, settings: HttpSettings): void {
  const { logger, isStream, takesAnonymousBody, bindHost, allowedHosts } = settings;
  app.disable('x-powered-by');
  app.use(securityHeaders, requestSpan(isStream), checkHost(settings));
  app.use(refuseAnonymousBodies(app.get(Authenticator), takesAnonymousBody));
  answerMalformedHttp(app.getHttpServer() as Server);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  if (!isLoopback(bindHost) && allowedHosts.length === 0)
    logger.warn({ bindHost }, 'HARTOMAT_ALLOWED_HOSTS is empty: answers health and loopback names only');
}

/**
 * The adapter makes Express's router when it is constructed, so the setting "case sensitive routing" has no effect any
 * more: it is set on the router itself, before it has routes.
 */
function caseSensitive(): ExpressAdapter {
  const adapter = new ExpressAdapter();
  const { router } = adapter.getInstance<{ router: { caseSensitive: boolean } }>();
  router.caseSensitive = true;
  return adapter;
}
