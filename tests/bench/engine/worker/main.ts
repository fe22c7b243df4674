/** The product's worker in a process of its own, with steps that do nothing in place of the product's. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { ExecutorEntry } from '#nodes/executors';
import { loadConfig } from '#platform/config';
import { BusConnection } from '#platform/nats';
import { startHealthServer } from '#platform/health';
import { closeOnSignal, start } from '#platform/service';
import { createLogger, createNestLogger, startTelemetry } from '#platform/telemetry';
import { NodeWorkerConfig } from '../../../../apps/node-worker/node-worker.config.js';
import { NodeWorkerModule } from '../../../../apps/node-worker/node-worker.module.js';
import { EXECUTORS, NODE_DEFINITIONS } from '../../../../apps/node-worker/worker-tokens.js';
import { BENCH_STEPS, benchOutputs } from '../graphs/bench-steps.js';

const executors: Record<string, ExecutorEntry> = Object.fromEntries(
  BENCH_STEPS.map((definition) => {
    const outputs = benchOutputs(definition);
    return [`${definition.step}@1`, { load: async () => async () => outputs, codeDigest: '0'.repeat(64) }];
  }),
);

await startTelemetry('node-worker');

await start('node-worker', async () => {
  const config = loadConfig(NodeWorkerConfig);
  const logger = createLogger('node-worker', config.logLevel);
  const module = NodeWorkerModule.forRoot(config, logger);
  // Of two providers of one token the later one holds.
  module.providers?.push(
    { provide: EXECUTORS, useValue: executors },
    { provide: NODE_DEFINITIONS, useValue: BENCH_STEPS },
  );
  const app = await NestFactory.createApplicationContext(module, { logger: createNestLogger(logger) });
  closeOnSignal(app, logger);
  await startHealthServer(
    { host: config.bindHost, port: config.healthPort },
    { nats: () => app.get(BusConnection).connected },
  );
});
