import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard, Authenticator } from '#platform/access';
import { openArtifactStore } from '#platform/artifacts';
import { NatsModule } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { AdminTokenService } from './access/admin-token.service.js';
import { ArtifactsController } from './artifacts/artifacts.controller.js';
import { ARTIFACT_STORE, ArtifactsService } from './artifacts/artifacts.service.js';
import { catalogEntriesControllers } from './catalog/catalog-entries.controller.js';
import { CatalogController } from './catalog/catalog.controller.js';
import { ComparisonsController } from './comparisons/comparisons.controller.js';
import { PoolsController } from './pools/pools.controller.js';
import { PoolsService } from './pools/pools.service.js';
import { PresetsController } from './presets/presets.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DeadLettersService } from './dead-letters/dead-letters.service.js';
import { GatewayConfig } from './gateway.config.js';
import { HealthController } from './health/health.controller.js';
import { DescribedRequestsGuard } from './http/described-requests.guard.js';
import { ApiDocument, OpenapiController } from './openapi/openapi.controller.js';
import { OrdersController } from './orders/orders.controller.js';
import { OrdersProxyService } from './orders/orders-proxy.service.js';
import { ProductMaterialsController } from './catalog/product-materials.controller.js';
import { ProductsController } from './orders/products.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { RolloutsController } from './rollouts/rollouts.controller.js';
import { RunEventsService } from './runs/run-events.service.js';
import { RunsController } from './runs/runs.controller.js';
import { DefinitionsController } from './workflows/definitions.controller.js';
import { DraftsController } from './workflows/drafts.controller.js';
import { ValidatingRequestsService } from './workflows/validating-requests.service.js';
import { WorkflowsController } from './workflows/workflows.controller.js';

/** The only public HTTP: over the bus to what is new, over plain HTTP to orders, which work with the bus down. */
@Module({})
export class GatewayModule {
  static forRoot(config: GatewayConfig, logger: Logger): DynamicModule {
    return {
      module: GatewayModule,
      imports: [NatsModule.forRoot({ url: config.natsUrl, prefix: config.natsPrefix, service: 'gateway', logger })],
      controllers: [
        HealthController,
        OpenapiController,
        DefinitionsController,
        DraftsController,
        WorkflowsController,
        CatalogController,
        ...catalogEntriesControllers,
        ProductsController,
        ProductMaterialsController,
        OrdersController,
        RolloutsController,
        RunsController,
        ComparisonsController,
        DeadLettersController,
        PoolsController,
        PresetsController,
        ArtifactsController,
        RetentionController,
      ],
      providers: [
        { provide: GatewayConfig, useValue: config },
        { provide: ARTIFACT_STORE, useValue: openArtifactStore(config.artifactsUrl) },
        { provide: Authenticator, useClass: AdminTokenService },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: DescribedRequestsGuard },
        ApiDocument,
        OrdersProxyService,
        RunEventsService,
        DeadLettersService,
        PoolsService,
        ArtifactsService,
        ValidatingRequestsService,
      ],
    };
  }
}
