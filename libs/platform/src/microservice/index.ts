import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { startHealthServer } from '../health/index.js';
import { createValidationPipe } from '../http/index.js';
import { RpcProblemFilter, natsTransport } from '../nats/index.js';
import { closeOnSignal } from '../service/index.js';
import type { ServiceOptions } from '../service/index.js';
import { createNestLogger } from '../telemetry/index.js';

/** A service that answers over request/reply on the bus and works through it. Live at once, ready when its checks are fine. */
export async function runMicroservice(options: ServiceOptions & { natsUrl: string }): Promise<INestApplicationContext> {
  const app = await NestFactory.createMicroservice(options.module, {
    ...natsTransport(options.natsUrl, options.name),
    logger: createNestLogger(options.logger),
    abortOnError: false,
  });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new RpcProblemFilter(options.logger));
  closeOnSignal(app, options.logger);
  await startHealthServer(options.health, options.checks(app));
  await app.listen();
  return app;
}
