import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConfigError } from '#platform/config';
import { createHttpApplication } from '#platform/http';
import { closeOnSignal } from '#platform/service';
import { createLogger } from '#platform/telemetry';
import type { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { isEventStream } from './http/is-event-stream.js';
import { refuseBodyFaults } from './http/refuse-body-faults.js';
import { refuseUndescribed } from './http/refuse-undescribed.js';
import { createDocument } from './openapi/create-document.service.js';
import { ApiDocument } from './openapi/openapi.controller.js';

/** More than the largest workflow, so that the registry says what is wrong with one beyond; less than a message of the bus. */
const MAX_JSON = '5mb';

/** Serves until the application is closed. Rejects with one clear line where the port is taken. */
export async function runGateway(config: GatewayConfig): Promise<NestExpressApplication> {
  const logger = createLogger('gateway', config.logLevel);
  const app = await createHttpApplication(GatewayModule.forRoot(config, logger), {
    ...config,
    logger,
    isStream: isEventStream,
    // An event stream would hold a shutdown back for as long as somebody watches.
    nest: { bodyParser: false, rawBody: true, forceCloseConnections: true },
  });
  app.use(refuseUndescribed);
  app.useBodyParser('json', { limit: MAX_JSON });
  app.use(refuseBodyFaults);
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz'] });
  closeOnSignal(app, logger);
  app.get(ApiDocument).current = createDocument(app);
  await app.listen(config.port, config.bindHost).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw explain(error, config);
  });
  logger.info({ url: await app.getUrl() }, 'gateway serves');
  return app;
}

function explain(error: NodeJS.ErrnoException, { port, bindHost }: GatewayConfig): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new ConfigError([
    `HARTOMAT_HTTP_PORT: port ${port} on ${bindHost} is taken. Stop what listens there, or set HARTOMAT_HTTP_PORT to a free port.`,
  ]);
}
