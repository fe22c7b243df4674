import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { openArtifactStore } from '#platform/artifacts';
import { NatsModule } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { ArtifactsController } from './artifacts/artifacts.controller.js';
import { ARTIFACT_STORE, ArtifactsService } from './artifacts/artifacts.service.js';
import { AdminTokenService } from './auth/admin-token.service.js';
import { ComparisonsController } from './comparisons/comparisons.controller.js';
import { RunEventsController } from './events/run-events.controller.js';
import { RunEventsService } from './events/run-events.service.js';
import { GatewayConfig } from './gateway.config.js';
import { HealthController } from './health.controller.js';
import { DeliveriesController } from './orders/deliveries.controller.js';
import { OrdersProxyService } from './orders/orders-proxy.service.js';
import { OrdersController } from './orders/orders.controller.js';
import { ProductsController } from './orders/products.controller.js';
import { RolloutsController } from './orders/rollouts.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { NodeDefinitionsController } from './workflows/node-definitions.controller.js';
import { WorkflowsController } from './workflows/workflows.controller.js';

/** The only public HTTP. Orders over HTTP, everything new over NATS; serves with NATS down. */
@Module({})
export class GatewayModule {
  static forRoot(config: GatewayConfig, logger: Logger): DynamicModule {
    const { natsUrl: url, natsPrefix: prefix } = config;
    return {
      module: GatewayModule,
      imports: [NatsModule.forRoot({ url, prefix, service: 'gateway', logger })],
      controllers: [
        HealthController,
        ProductsController,
        OrdersController,
        DeliveriesController,
        RolloutsController,
        WorkflowsController,
        NodeDefinitionsController,
        RunsController,
        RunEventsController,
        ComparisonsController,
        ArtifactsController,
      ],
      providers: [
        { provide: GatewayConfig, useValue: config },
        { provide: ARTIFACT_STORE, useValue: openArtifactStore(config.artifactsUrl) },
        { provide: APP_GUARD, useClass: AdminTokenService },
        OrdersProxyService,
        RunEventsService,
        ArtifactsService,
      ],
    };
  }
}
