import { routesOf } from '#platform/access';
import { ConfigError } from '#platform/config';
import { createHttpApplication } from '#platform/http';
import { closeOnSignal } from '#platform/service';
import { createLogger } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { isLogin } from './auth/is-login.js';
import type { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { isEventStream } from './http/is-event-stream.js';
import { rejectFaultyJson } from './http/reject-faulty-json.js';
import { API_PREFIX, WITHOUT_PREFIX } from './http/public-path.js';
import { rejectUnknownRoutes } from './http/reject-unknown-routes.js';
import { serveWeb } from './web/serve-web.js';
import { readWeb } from './web/web-files.js';
import type { Web } from './web/web-files.js';

/** More than the largest workflow, so that the registry's error names the limit; less than the bus's `max_payload`. */
const MAX_JSON = '5mb';

/** Serves until the application is closed. Rejects with a `ConfigError` where the port is taken. */
export async function runGateway(config: GatewayConfig): ReturnType<typeof createHttpApplication> {
  const logger = createLogger('gateway', config.logLevel);
  const app = await createHttpApplication(GatewayModule.forRoot(config, logger), {
    ...config,
    logger,
    isStream: isEventStream,
    takesAnonymousBody: isLogin,
    // Open event streams would delay the shutdown.
    nest: { bodyParser: false, rawBody: true, forceCloseConnections: true },
  });
  app.use(serveWeb(webOf(config, logger)), rejectUnknownRoutes(routesOf(app)));
  app.useBodyParser('json', { limit: MAX_JSON });
  app.use(rejectFaultyJson);
  app.setGlobalPrefix(API_PREFIX, { exclude: WITHOUT_PREFIX });
  closeOnSignal(app, logger);
  await app.listen(config.port, config.bindHost).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw explain(error, config);
  });
  logger.info({ url: await app.getUrl() }, 'gateway serves');
  return app;
}

function webOf({ webDir }: GatewayConfig, logger: Logger): Web | null {
  const web = readWeb(webDir);
  if (web === null) logger.info({ webDir }, 'the web is not built: only the API is served');
  return web;
}

function explain(error: NodeJS.ErrnoException, { port, bindHost }: GatewayConfig): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new ConfigError([
    `HARTOMAT_HTTP_PORT: port ${port} on ${bindHost} is taken. Stop what listens there, or set HARTOMAT_HTTP_PORT to a free port.`,
  ]);
}
