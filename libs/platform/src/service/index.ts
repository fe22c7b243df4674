import { NestFactory } from '@nestjs/core';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { ConfigError } from '../config/index.js';
import { startHealthServer } from '../health/index.js';
import type { HealthChecks } from '../health/index.js';
import { createNestLogger } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';
import { closeOnSignal } from './close-on-signal.js';

export { closeOnSignal };

type RootModule = Type<unknown> | DynamicModule;

export interface ServiceOptions {
  name: string;
  logger: Logger;
  module: RootModule;
  health: { host: string; port: number };
  checks(app: INestApplicationContext): HealthChecks;
}

/** A service whose only interface is its health. */
export async function runWorker(options: ServiceOptions): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(options.module, {
    logger: createNestLogger(options.logger),
    abortOnError: false,
  });
  closeOnSignal(app, options.logger);
  await startHealthServer(options.health, options.checks(app));
  return app;
}

/**
 * Runs `main` with umask 077. An error ends the process with exit code 1 and one line of log that a person can act on.
 */
export async function start(name: string, main: () => Promise<unknown>): Promise<void> {
  process.umask(0o077);
  try {
    await main();
  } catch (error) {
    const message = error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`${JSON.stringify({ level: 'fatal', service: name, msg: message })}\n`);
    process.exit(1);
  }
}
