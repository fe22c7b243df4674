import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Response } from 'express';
import { ConfigError } from '#platform/config';
import { ProblemFilter, createValidationPipe, requestSpan } from '#platform/http';
import { closeOnSignal } from '#platform/service';
import { createLogger, createNestLogger } from '#platform/telemetry';
import type { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { answerUnreadable } from './http/answer-unreadable.js';
import { isEventStream } from './http/is-event-stream.js';
import { refuseBodyFaults } from './http/refuse-body-faults.js';
import { refuseOtherMethods } from './http/refuse-other-methods.js';
import { securityHeaders } from './http/security-headers.js';
import { createDocument } from './openapi/create-document.service.js';

/** More than the largest workflow, so that the registry says what is wrong with one beyond; less than a message of the bus. */
const MAX_JSON = '5mb';

/** Serves until the application is closed. Rejects with one clear line where the port is taken. */
export async function runGateway(config: GatewayConfig): Promise<NestExpressApplication> {
  const logger = createLogger('gateway', config.logLevel);
  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.forRoot(config, logger), {
    logger: createNestLogger(logger),
    abortOnError: false,
    bodyParser: false,
    rawBody: true,
    // An event stream would hold a shutdown back for as long as somebody watches.
    forceCloseConnections: true,
  });
  app.disable('x-powered-by');
  app.use(securityHeaders, requestSpan(isEventStream), refuseOtherMethods);
  answerUnreadable(app.getHttpServer());
  app.useBodyParser('json', { limit: MAX_JSON });
  app.use(refuseBodyFaults);
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz'] });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  closeOnSignal(app, logger);
  serveDocument(app);
  await app.listen(config.port, config.bindHost).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw explain(error, config);
  });
  logger.info({ url: await app.getUrl() }, 'gateway serves');
  return app;
}

function serveDocument(app: NestExpressApplication): void {
  const document = createDocument(app);
  const express = app.getHttpAdapter().getInstance();
  express.get('/api/openapi.json', (_request: unknown, response: Response) => response.json(document));
}

function explain(error: NodeJS.ErrnoException, { port, bindHost }: GatewayConfig): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new ConfigError([
    `HARTOMAT_HTTP_PORT: port ${port} on ${bindHost} is taken. Stop what listens there, or set HARTOMAT_HTTP_PORT to a free port.`,
  ]);
}
