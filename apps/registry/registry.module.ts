import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { busTopology } from '#contracts';
import { NatsModule } from '#platform/nats';
import { migrateFirst, ormOptions } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import type { NodeDefinition } from '#workflow-core';
import { ClosedPools } from './availability/closed-pools.js';
import { PoolsAnnouncedConsumer } from './availability/pools-announced.consumer.js';
import { WorkerAnnouncementsConsumer } from './availability/worker-announcements.consumer.js';
import { WorkerDirectory } from './availability/worker-directory.js';
import { WorkersController } from './availability/workers.controller.js';
import { DefinitionsController } from './definitions/definitions.controller.js';
import { DefinitionsService } from './definitions/definitions.service.js';
import { PublishedDefinitionsService } from './definitions/published-definitions.service.js';
import { PaletteController } from './palette/palette.controller.js';
import { PaletteService } from './palette/palette.service.js';
import { PresetMigrationService } from './presets/preset-migration.service.js';
import { PresetMigrationsRepository } from './presets/preset-migrations.repository.js';
import { PresetsController } from './presets/presets.controller.js';
import { DEFINITIONS, LOGGER, RegistryConfig } from './registry.config.js';
import { registrySchema } from './registry.orm.config.js';
import { BuiltInWorkflowsService } from './workflows/built-in-workflows.service.js';
import { DraftsController } from './workflows/drafts/drafts.controller.js';
import { DraftsService } from './workflows/drafts/drafts.service.js';
import { WorkflowDraftsRepository } from './workflows/drafts/workflow-drafts.repository.js';
import { CachePredictionsService } from './workflows/dry-run/cache-predictions.service.js';
import { DryRunController } from './workflows/dry-run/dry-run.controller.js';
import { DryRunService } from './workflows/dry-run/dry-run.service.js';
import { StepDurationsService } from './workflows/dry-run/step-durations.service.js';
import { WorkflowAtService } from './workflows/dry-run/workflow-at.service.js';
import { HistoryService } from './workflows/history/history.service.js';
import { PublishService } from './workflows/publish.service.js';
import { ReadinessService } from './workflows/readiness.service.js';
import { RetentionController } from './retention/retention.controller.js';
import { ValidationService } from './workflows/validation.service.js';
import { WorkflowsController } from './workflows/workflows.controller.js';
import { WorkflowNewsService } from './workflows/workflow-news.service.js';
import { WorkflowVersionsRepository } from './workflows/workflow-versions.repository.js';

export interface RegistryOptions {
  config: RegistryConfig;
  logger: Logger;
  definitions: NodeDefinition[];
}

const DRY_RUN = [CachePredictionsService, DryRunService, StepDurationsService];

const MIGRATED = Symbol('migrated');

/** Node definitions, workflow drafts and versions, and the live workers that can run them. */
@Module({})
export class RegistryModule {
  static forRoot({ config, logger, definitions }: RegistryOptions): DynamicModule {
    const database = { ...registrySchema, databaseUrl: config.databaseUrl, poolSize: config.databasePoolSize };
    return {
      module: RegistryModule,
      imports: [
        MikroOrmModule.forRoot(ormOptions(database)),
        NatsModule.forRoot({ config, topology: busTopology, service: 'registry', logger }),
      ],
      controllers: [
        DefinitionsController,
        PaletteController,
        WorkflowsController,
        DraftsController,
        DryRunController,
        WorkersController,
        PresetsController,
        RetentionController,
      ],
      providers: [
        { provide: RegistryConfig, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: DEFINITIONS, useValue: definitions },
        {
          provide: MIGRATED,
          useFactory: () => migrateFirst(database),
        },
        { provide: WorkerDirectory, useFactory: () => new WorkerDirectory(Date.now) },
        { provide: ClosedPools, useFactory: () => new ClosedPools(Date.now) },
        PoolsAnnouncedConsumer,
        DefinitionsService,
        PublishedDefinitionsService,
        PaletteService,
        WorkerAnnouncementsConsumer,
        WorkflowVersionsRepository,
        WorkflowDraftsRepository,
        WorkflowNewsService,
        DraftsService,
        HistoryService,
        WorkflowAtService,
        ...DRY_RUN,
        ValidationService,
        PublishService,
        ReadinessService,
        BuiltInWorkflowsService,
        PresetMigrationsRepository,
        PresetMigrationService,
      ],
    };
  }
}
