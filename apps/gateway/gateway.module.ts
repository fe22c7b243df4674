import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { busTopology } from '#contracts';
import { AccessGuard, Authenticator } from '#platform/access';
import { openArtifactStore, openDerivedFolder } from '#artifacts';
import { NatsModule } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { GatewayAuthenticator } from './access/gateway-authenticator.provider.js';
import { SessionsService } from './access/sessions.service.js';
import { ArtifactsController } from './artifacts/artifacts.controller.js';
import { ARTIFACT_STORE, DERIVED_FOLDER } from './artifacts/artifact-store.js';
import { ArtifactsService } from './artifacts/artifacts.service.js';
import { StillsService } from './artifacts/stills/stills.service.js';
import { AuthController } from './auth/auth.controller.js';
import { MeService } from './auth/me.service.js';
import { SignInService } from './auth/sign-in.service.js';
import { CatalogEntriesService } from './catalog/catalog-entries.service.js';
import { CatalogController } from './catalog/catalog.controller.js';
import { MaterialAliasesController } from './catalog/material-aliases.controller.js';
import { MaterialRulesController } from './catalog/material-rules.controller.js';
import { MaterialsController } from './catalog/materials.controller.js';
import { OutputTypesController } from './catalog/output-types.controller.js';
import { TemplatesController } from './catalog/templates.controller.js';
import { ComparisonsController } from './comparisons/comparisons.controller.js';
import { PoolsController } from './pools/pools.controller.js';
import { PoolsService } from './pools/pools.service.js';
import { PresetsController } from './presets/presets.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DeadLettersService } from './dead-letters/dead-letters.service.js';
import { EditorController } from './editor/editor.controller.js';
import { AppEventsService } from './events/app-events.service.js';
import { EventFeedService } from './events/event-feed.service.js';
import { EventsController } from './events/events.controller.js';
import { GatewayConfig } from './gateway.config.js';
import { HealthController } from './health/health.controller.js';
import { OperationGuard } from './http/operation.guard.js';
import { OpenapiController } from './openapi/openapi.controller.js';
import { DeliveriesController } from './orders/deliveries.controller.js';
import { NotificationsController } from './orders/notifications.controller.js';
import { OrderLinesController } from './orders/order-lines.controller.js';
import { OrdersController } from './orders/orders.controller.js';
import { OrdersProxyService } from './orders/orders-proxy.service.js';
import { ProductModelService } from './orders/product-model.service.js';
import { ProductMaterialsController } from './catalog/product-materials.controller.js';
import { ProductsController } from './orders/products.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { RolloutsController } from './rollouts/rollouts.controller.js';
import { EventLogService } from './runs/event-log.service.js';
import { RerunsService } from './runs/reruns.service.js';
import { RunEventsService } from './runs/run-events.service.js';
import { RunListService } from './runs/run-list.service.js';
import { RunStatesService } from './runs/run-states.service.js';
import { RunsController } from './runs/runs.controller.js';
import { WatchedRunsService } from './runs/watched-runs.service.js';
import { DefinitionsController } from './workflows/definitions.controller.js';
import { DraftRevisionsService } from './workflows/draft-revisions.service.js';
import { DraftsController } from './workflows/drafts.controller.js';
import { ValidatingRequestsService } from './workflows/validating-requests.service.js';
import { WorkflowStatesController } from './workflows/workflow-states.controller.js';
import { WorkflowListService } from './workflows/workflow-list.service.js';
import { WorkflowsController } from './workflows/workflows.controller.js';

/** Who may call what; the guards in the order in which they run. */
const ACCESS: Provider[] = [
  { provide: Authenticator, useClass: GatewayAuthenticator },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: OperationGuard },
  SessionsService,
  SignInService,
  MeService,
];

const RUNS = [
  AppEventsService,
  EventFeedService,
  EventLogService,
  RerunsService,
  RunEventsService,
  RunListService,
  RunStatesService,
  WatchedRunsService,
];

const SERVICES: Provider[] = [
  CatalogEntriesService,
  DraftRevisionsService,
  OrdersProxyService,
  ProductModelService,
  DeadLettersService,
  PoolsService,
  ArtifactsService,
  StillsService,
  ValidatingRequestsService,
  WorkflowListService,
];

/** The only public HTTP API: requests to orders over plain HTTP, without the bus; to the other services over the bus. */
@Module({})
export class GatewayModule {
  static forRoot(config: GatewayConfig, logger: Logger): DynamicModule {
    return {
      module: GatewayModule,
      imports: [NatsModule.forRoot({ config, topology: busTopology, service: 'gateway', logger })],
      controllers: [
        HealthController,
        OpenapiController,
        AuthController,
        DefinitionsController,
        EditorController,
        DraftsController,
        WorkflowsController,
        WorkflowStatesController,
        CatalogController,
        OutputTypesController,
        TemplatesController,
        MaterialsController,
        MaterialAliasesController,
        MaterialRulesController,
        ProductsController,
        ProductMaterialsController,
        OrdersController,
        OrderLinesController,
        DeliveriesController,
        NotificationsController,
        RolloutsController,
        RunsController,
        EventsController,
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
        { provide: DERIVED_FOLDER, useValue: openDerivedFolder(config.artifactsUrl) },
        ...ACCESS,
        ...RUNS,
        ...SERVICES,
      ],
    };
  }
}
