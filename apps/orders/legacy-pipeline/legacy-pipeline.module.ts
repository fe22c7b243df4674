import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { openArtifactStore } from '#artifacts';
import { ormOptions } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { createLocalProcessRunner } from '#steps';
import { createBlenderRenderer, createChromiumRenderer } from '#steps/render';
import { ordersDatabase } from '../orders.orm.config.js';
import { LegacyGaugesService } from './legacy-gauges.service.js';
import { LegacyOutcomesService } from './legacy-outcomes.service.js';
import { LegacyPipelineConfig, LOGGER } from './legacy-pipeline.config.js';
import { LegacyWorkerService } from './legacy-worker.service.js';
import { STEP_SESSIONS, createStepSessions } from './step-sessions.js';

/** The legacy pipeline as a process of its own: PostgreSQL, files and a browser. */
@Module({})
export class LegacyPipelineModule {
  static forRoot(config: LegacyPipelineConfig, logger: Logger): DynamicModule {
    const scratchRoot = join(config.home, 'scratch');
    mkdirSync(scratchRoot, { recursive: true, mode: 0o700 });
    const renderer = createChromiumRenderer({
      homeDir: config.home,
      chromiumPath: config.chromiumPath,
      onRender: () => logger.info('picture rendered'),
    });
    const blender = createBlenderRenderer({
      blenderPath: config.blenderPath,
      scratchDir: scratchRoot,
      processes: createLocalProcessRunner(),
      onRender: () => logger.info('picture rendered'),
    });
    const sessions = createStepSessions(openArtifactStore(config.artifactsUrl), { renderer, blender }, scratchRoot);
    return {
      module: LegacyPipelineModule,
      imports: [MikroOrmModule.forRoot(ormOptions(ordersDatabase(config)))],
      providers: [
        { provide: LegacyPipelineConfig, useValue: config },
        { provide: STEP_SESSIONS, useValue: sessions },
        { provide: LOGGER, useValue: logger },
        LegacyOutcomesService,
        LegacyWorkerService,
        LegacyGaugesService,
      ],
    };
  }
}
