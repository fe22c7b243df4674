import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { startHealthServer } from '../health/index.js';
import { RequestServer, requestHandlersOf } from '../nats/index.js';
import { closeOnSignal } from '../service/index.js';
import type { ServiceOptions } from '../service/index.js';
import { createNestLogger } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';

/**
 * The application of a service whose controllers answer requests over the bus while it is connected. Rejects where two
 * handlers answer one request.
 */
export async function createMicroservice(
  module: ServiceOptions['module'],
  logger: Logger,
): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(module, {
    logger: createNestLogger(logger),
    abortOnError: false,
  });
  try {
    app.get(RequestServer).listen(requestHandlersOf(app));
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** A service that answers requests over the bus and consumes from it. Live at once, ready when its checks pass. */
export async function runMicroservice(options: ServiceOptions): Promise<INestApplicationContext> {
  const app = await createMicroservice(options.module, options.logger);
  closeOnSignal(app, options.logger);
  await startHealthServer(options.health, options.checks(app));
  return app;
}
