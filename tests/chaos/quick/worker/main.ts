/** The worker with a fake converter and renderer, and a disk that can be full. All steps are real. */
import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { openArtifactStore } from '#artifacts';
import { loadConfig } from '#platform/config';
import { startHealthServer } from '#platform/health';
import { BusConnection } from '#platform/nats';
import { closeOnSignal, start } from '#platform/service';
import { createLogger, createNestLogger, startTelemetry } from '#platform/telemetry';
import { createLocalProcessRunner } from '#steps';
import type { Renderer } from '#steps';
import { NodeWorkerConfig } from '../../../../apps/node-worker/node-worker.config.js';
import { NodeWorkerModule } from '../../../../apps/node-worker/node-worker.module.js';
import { SlotRenderers } from '../../../../apps/node-worker/slots/slot-renderers.js';
import { TaskSessions } from '../../../../apps/node-worker/tasks/task-sessions.js';
import type { SessionRequest } from '../../../../apps/node-worker/tasks/task-sessions.js';
import type { TaskSession } from '../../../../apps/node-worker/tasks/task-ports.js';
import { BLENDER, RENDERER_FACTORY } from '../../../../apps/node-worker/worker-tokens.js';
import { fullDisk } from '../full-disk.js';
import { quickProcesses } from '../quick-processes.js';
import { quickRenderer } from '../quick-renderer.js';

/** Long enough that faults hit running tasks. */
const RENDER_MS = 100;

class QuickSessions extends TaskSessions {
  constructor(
    renderers: SlotRenderers,
    blender: Renderer,
    private readonly config: NodeWorkerConfig,
  ) {
    const artifacts = fullDisk(openArtifactStore(config.artifactsUrl), join(config.home, 'disk-full'));
    super(artifacts, { renderers, blender }, config.home);
  }

  override open(request: SessionRequest): TaskSession {
    const session = super.open(request);
    const processes = quickProcesses(createLocalProcessRunner(), join(this.config.home, 'quick'));
    return { ...session, ctx: { ...session.ctx, processes } };
  }
}

await startTelemetry('node-worker');

await start('node-worker', async () => {
  const config = loadConfig(NodeWorkerConfig);
  const logger = createLogger('node-worker', config.logLevel);
  const module = NodeWorkerModule.forRoot(config, logger);
  // The last provider of a token wins.
  module.providers?.push(
    { provide: RENDERER_FACTORY, useValue: () => quickRenderer(RENDER_MS) },
    {
      provide: TaskSessions,
      inject: [SlotRenderers, BLENDER],
      useFactory: (renderers: SlotRenderers, blender: Renderer) => new QuickSessions(renderers, blender, config),
    },
  );
  const app = await NestFactory.createApplicationContext(module, { logger: createNestLogger(logger) });
  closeOnSignal(app, logger);
  await startHealthServer(
    { host: config.bindHost, port: config.healthPort },
    { nats: () => app.get(BusConnection).connected },
  );
});
