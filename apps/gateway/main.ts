import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { loadConfig } from '#platform/config';
import { ProblemFilter, createValidationPipe } from '#platform/http';
import { start } from '#platform/service';
import { SpanKind, createLogger, createNestLogger, startTelemetry, withSpan } from '#platform/telemetry';
import { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { listenOrSay } from './listen-or-say.js';
import { SECURITY_HEADERS } from './security-headers.js';

startTelemetry('gateway');

/** One span a request; whoever calls may hand us its trace. */
function traced(request: Request, response: Response, next: NextFunction): void {
  const options = { kind: SpanKind.SERVER, traceparent: request.headers['traceparent']?.toString() };
  void withSpan(`${request.method} ${request.path.split('/').slice(0, 3).join('/')}`, options, () => {
    next();
    return new Promise((resolve) => response.once('close', () => resolve(undefined)));
  });
}

await start('gateway', async () => {
  const config = loadConfig(GatewayConfig);
  const logger = createLogger('gateway', config.logLevel);
  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.forRoot(config, logger), {
    logger: createNestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  app.disable('x-powered-by');
  app.use((_request: Request, response: Response, next: NextFunction) => next(void response.set(SECURITY_HEADERS)));
  app.use(traced);
  app.useBodyParser('json', { limit: '5mb' });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  app.enableShutdownHooks();
  const description = new DocumentBuilder().setTitle('HartOMat workflows').setVersion('1').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, description);
  SwaggerModule.setup('api/openapi', app, document, { jsonDocumentUrl: 'api/openapi.json', ui: false });
  await listenOrSay(app, config.port, config.bindHost);
});
