import { NestFactory } from '@nestjs/core';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { ConfigError } from '../config/index.js';
import { startHealthServer } from '../health/index.js';
import type { HealthChecks } from '../health/index.js';
import { createNestLogger } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';

type RootModule = Type<unknown> | DynamicModule;

export interface ServiceOptions {
  name: string;
  logger: Logger;
  module: RootModule;
  health: { host: string; port: number };
  checks(app: INestApplicationContext): HealthChecks;
}

/** A service without any interface but its health. */
export async function runWorker(options: ServiceOptions): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(options.module, {
    logger: createNestLogger(options.logger),
    abortOnError: false,
  });
  // Told to end and ended in order is no failure: exit code 0 where Nest would die of the signal.
  app.enableShutdownHooks([], { useProcessExit: true });
  await startHealthServer(options.health, options.checks(app));
  return app;
}

/** Runs `main`; what ends the process is said in one line that a person can act on, with exit code 1. */
export async function start(name: string, main: () => Promise<unknown>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const message = error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`${JSON.stringify({ level: 'fatal', service: name, msg: message })}\n`);
    process.exit(1);
  }
}
