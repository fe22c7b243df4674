import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { MulterModule } from '@nestjs/platform-express';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { busTopology } from '#contracts';
import { AccessGuard, Authenticator } from '#platform/access';
import { openArtifactStore, openArtifactSweep, openUploadFolder } from '#artifacts';
import { provideDeadLetters } from '#platform/dead-letters';
import { NatsModule } from '#platform/nats';
import { provideOutboxRelay } from '#platform/outbox-relay';
import { ormOptions } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { catalogEntriesControllers } from './catalog/catalog-entries.controller.js';
import { CatalogEntriesService } from './catalog/catalog-entries.service.js';
import { CatalogController } from './catalog/catalog.controller.js';
import { ARTIFACT_STORE, CatalogService } from './catalog/catalog.service.js';
import { ProductMaterialsController } from './catalog/product-materials.controller.js';
import { ProductMaterialsService } from './catalog/product-materials.service.js';
import { ProductsController } from './catalog/products.controller.js';
import { ProductsService } from './catalog/products.service.js';
import { uploadStorage } from './catalog/upload-storage.js';
import { UPLOAD_FOLDER, UploadsService } from './catalog/uploads.service.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { GraphRunsConsumer } from './graph-runs/graph-runs.consumer.js';
import { GraphRunsController } from './graph-runs/graph-runs.controller.js';
import { GraphRunsService } from './graph-runs/graph-runs.service.js';
import { DispatchService } from './dispatch/dispatch.service.js';
import { FallbackSweepService } from './dispatch/fallback-sweep.service.js';
import { DryRunLineController } from './dispatch/dry-run-line.controller.js';
import { DryRunLineService } from './dispatch/dry-run-line.service.js';
import { PathDecisionService } from './dispatch/path-decision.service.js';
import { RolloutController } from './rollouts/rollout.controller.js';
import { RolloutService } from './rollouts/rollout.service.js';
import { WorkflowReadinessService } from './dispatch/workflow-readiness.service.js';
import { HealthController } from './health.controller.js';
import { InternalTokenAuthenticator } from './internal-token.provider.js';
import { LOGGER } from './logger.js';
import { MediaAssetsController } from './media-assets/media-assets.controller.js';
import { MediaAssetsService } from './media-assets/media-assets.service.js';
import { NotificationSenderService } from './notifications/notification-sender.service.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { NotificationsService } from './notifications/notifications.service.js';
import { provideSending } from './notifications/sending.provider.js';
import { OrdersConfig } from './orders.config.js';
import { ordersDatabase } from './orders.orm.config.js';
import { OrderLinesController } from './orders/order-lines.controller.js';
import { OrderLinesService } from './orders/order-lines.service.js';
import { OrdersController } from './orders/orders.controller.js';
import { OrdersService } from './orders/orders.service.js';
import { DeadLettersController } from './outbox/dead-letters.controller.js';
import { OutputTypeWorkflowsService } from './presets/output-type-workflows.service.js';
import { PresetMigrationService } from './presets/preset-migration.service.js';
import { PresetRollbackService } from './presets/preset-rollback.service.js';
import { PresetsController } from './presets/presets.controller.js';
import { ARTIFACT_SWEEP, ArtifactSweepService } from './retention/artifact-sweep.service.js';
import { ExpiredRowsRepository } from './retention/expired-rows.repository.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionService } from './retention/retention.service.js';
import { RegistryPresetsService } from './presets/registry-presets.service.js';

const access = [
  { provide: Authenticator, useClass: InternalTokenAuthenticator },
  { provide: APP_GUARD, useClass: AccessGuard },
];

const dispatch = [
  WorkflowReadinessService,
  PathDecisionService,
  DispatchService,
  DryRunLineService,
  FallbackSweepService,
];

const presetMigration = [
  RegistryPresetsService,
  OutputTypeWorkflowsService,
  PresetMigrationService,
  PresetRollbackService,
];

const retention = ({ artifactsUrl }: OrdersConfig) => [
  { provide: ARTIFACT_SWEEP, useValue: openArtifactSweep(artifactsUrl) },
  ExpiredRowsRepository,
  ArtifactSweepService,
  RetentionService,
];

const catalog = (config: OrdersConfig): Provider[] => [
  { provide: UPLOAD_FOLDER, useValue: openUploadFolder(config.artifactsUrl) },
  CatalogService,
  CatalogEntriesService,
  UploadsService,
  ProductsService,
  ProductMaterialsService,
];

const catalogControllers = [
  CatalogController,
  ...catalogEntriesControllers,
  ProductsController,
  ProductMaterialsController,
];

/** The order flow: catalog, orders, dispatch boundary, deliveries, assets, notifications. Works without the bus. */
@Module({})
export class OrdersModule {
  static forRoot(config: OrdersConfig, logger: Logger): DynamicModule {
    return {
      module: OrdersModule,
      imports: [
        MikroOrmModule.forRoot(ormOptions(ordersDatabase(config))),
        NatsModule.forRoot({ config, topology: busTopology, service: 'orders', logger }),
        MulterModule.register({ storage: uploadStorage(openUploadFolder(config.artifactsUrl)) }),
      ],
      controllers: [
        HealthController,
        ...catalogControllers,
        OrdersController,
        OrderLinesController,
        DeliveriesController,
        GraphRunsController,
        MediaAssetsController,
        NotificationsController,
        RolloutController,
        DryRunLineController,
        DeadLettersController,
        PresetsController,
        RetentionController,
      ],
      providers: [
        { provide: OrdersConfig, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: ARTIFACT_STORE, useValue: openArtifactStore(config.artifactsUrl) },
        ...access,
        ...catalog(config),
        OrdersService,
        OrderLinesService,
        RolloutService,
        ...dispatch,
        GraphRunsService,
        GraphRunsConsumer,
        DeliveriesService,
        MediaAssetsService,
        NotificationsService,
        NotificationSenderService,
        provideSending(config, logger),
        ...presetMigration,
        ...retention(config),
        provideDeadLetters('orders'),
        provideOutboxRelay({ schema: 'orders', logger }),
      ],
    };
  }
}
