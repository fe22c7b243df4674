/** The legacy pipeline with a fake converter and renderer, and a disk that can be full. All steps are real. */
import 'reflect-metadata';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { openArtifactStore } from '#artifacts';
import { loadConfig } from '#platform/config';
import { migrateFirst } from '#platform/orm';
import { runWorker, start } from '#platform/service';
import { createLogger, startTelemetry } from '#platform/telemetry';
import { createLocalProcessRunner } from '#steps';
import { LegacyPipelineConfig } from '../../../../apps/orders/legacy-pipeline/legacy-pipeline.config.js';
import { LegacyPipelineModule } from '../../../../apps/orders/legacy-pipeline/legacy-pipeline.module.js';
import { STEP_SESSIONS, createStepSessions } from '../../../../apps/orders/legacy-pipeline/step-sessions.js';
import type { StepSessions } from '../../../../apps/orders/legacy-pipeline/step-sessions.js';
import { ordersDatabase } from '../../../../apps/orders/orders.orm.config.js';
import { fullDisk } from '../full-disk.js';
import { quickProcesses } from '../quick-processes.js';
import { quickRenderer } from '../quick-renderer.js';

function quickSessions({ artifactsUrl, home }: LegacyPipelineConfig): StepSessions {
  const renderers = { renderer: quickRenderer(0), blender: quickRenderer(0) };
  const artifacts = fullDisk(openArtifactStore(artifactsUrl), join(home, 'disk-full'));
  const real = createStepSessions(artifacts, renderers, join(home, 'scratch'));
  const processes = quickProcesses(createLocalProcessRunner(), join(home, 'quick'));
  return {
    close: () => real.close(),
    open: async (signal) => {
      const session = await real.open(signal);
      return { ...session, ctx: { ...session.ctx, processes } };
    },
  };
}

await startTelemetry('legacy-pipeline');

await start('legacy-pipeline', async () => {
  const config = loadConfig(LegacyPipelineConfig);
  await migrateFirst(ordersDatabase(config));
  const logger = createLogger('legacy-pipeline', config.logLevel);
  const module = LegacyPipelineModule.forRoot(config, logger);
  // The last provider of a token wins.
  module.providers?.push({ provide: STEP_SESSIONS, useValue: quickSessions(config) });
  await runWorker({
    name: 'legacy-pipeline',
    logger,
    module,
    health: { host: config.bindHost, port: config.healthPort },
    checks: (context) => ({ database: () => context.get(MikroORM).isConnected() }),
  });
});
