import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { openArtifactStore } from '#artifacts';
import { busTopology } from '#contracts';
import { NatsModule } from '#platform/nats';
import { provideOutboxRelay } from '#platform/outbox-relay';
import { migrateFirst, ormOptions } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { ARTIFACT_STORE } from './artifacts/artifact-store.js';
import { CacheCompleterService } from './cache/cache-completer.service.js';
import { CacheEntriesRepository } from './cache/cache-entries.repository.js';
import { CacheFillerService } from './cache/cache-filler.service.js';
import { CacheSweepService } from './cache/cache-sweep.service.js';
import { EarlierRunRepository } from './cache/earlier-run.repository.js';
import { PredictCacheController } from './cache/predict-cache.controller.js';
import { PredictCacheService } from './cache/predict-cache.service.js';
import { LiveBuilds } from './cache/live-builds.js';
import { CancelRequestedConsumer } from './cancel/cancel-requested.consumer.js';
import { CancelRunsService } from './cancel/cancel-runs.service.js';
import { CompareRunsController } from './compare/compare-runs.controller.js';
import { CompareRunsService } from './compare/compare-runs.service.js';
import { OutputDigestsRepository } from './compare/output-digests.repository.js';
import { PauseRunsService } from './control/pause-runs.service.js';
import { PlanRerunsService } from './control/plan-reruns.service.js';
import { PreviewRerunsService } from './control/preview-reruns.service.js';
import { RerunRunsService } from './control/rerun-runs.service.js';
import { ReusedNodesRepository } from './control/reused-nodes.repository.js';
import { RunControlController } from './control/run-control.controller.js';
import { RunControlService } from './control/run-control.service.js';
import { BusConsumersService } from './dead-letters/bus-consumers.service.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { TaskDeadLetteredConsumer } from './dead-letters/task-dead-lettered.consumer.js';
import { provideDeadLetters } from '#platform/dead-letters';
import { AcceptRunsService } from './dispatch/accept-runs.service.js';
import { DispatchRunsService } from './dispatch/dispatch-runs.service.js';
import { NewRunsRepository } from './dispatch/new-runs.repository.js';
import { PrepareRunsService } from './dispatch/prepare-runs.service.js';
import { RunPlansService } from './dispatch/run-plans.service.js';
import { RunRequestedConsumer } from './dispatch/run-requested.consumer.js';
import { JoinCompleterService } from './fan-out/join-completer.service.js';
import { ShardResultsRepository } from './fan-out/shard-results.repository.js';
import { LiveWorkers } from './workers/live-workers.js';
import { WorkerAnnouncementsConsumer } from './workers/worker-announcements.consumer.js';
import { AdmissionService } from './fairness/admission.service.js';
import { PoolWindowsService } from './fairness/pool-windows.service.js';
import { WaitingNodesRepository } from './fairness/waiting-nodes.repository.js';
import { LOGGER, OrchestratorConfig } from './orchestrator.config.js';
import { orchestratorSchema } from './orchestrator.orm.config.js';
import { PartitionsService } from './partitions/partitions.service.js';
import { HeldNodesRepository } from './pools/held-nodes.repository.js';
import { HeldNodesService } from './pools/held-nodes.service.js';
import { PausedPoolsService } from './pools/paused-pools.service.js';
import { PoolAnnouncementsService } from './pools/pool-announcements.service.js';
import { PoolLoadsRepository } from './pools/pool-loads.repository.js';
import { PoolsController } from './pools/pools.controller.js';
import { PoolsService } from './pools/pools.service.js';
import { NodePagesService } from './queries/node-pages.service.js';
import { RunQueriesService } from './queries/run-queries.service.js';
import { RunStatesService } from './queries/run-states.service.js';
import { RunsController } from './queries/runs.controller.js';
import { StepDurationsRepository } from './queries/step-durations.repository.js';
import { StoredNodesRepository } from './queries/stored-nodes.repository.js';
import { StoredRunsRepository } from './queries/stored-runs.repository.js';
import { StoredStatesRepository } from './queries/stored-states.repository.js';
import { ExpiredRunsRepository } from './retention/expired-runs.repository.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionService } from './retention/retention.service.js';
import { ApplyResultsService } from './runs/apply-results.service.js';
import { KnownRunCommitsService } from './runs/known-run-commits.service.js';
import { OpenRunsRepository } from './runs/open-runs.repository.js';
import { ResultsConsumer } from './runs/results.consumer.js';
import { RunChangesRepository } from './runs/run-changes.repository.js';
import { RunEffectsService } from './runs/run-effects.service.js';
import { RunEngineService } from './runs/run-engine.service.js';
import { RunNewsService } from './runs/run-news.service.js';
import { TaskRecallService } from './runs/task-recall.service.js';
import { TASK_COMPLETERS } from './runs/task-completer.js';
import type { TaskCompleter } from './runs/task-completer.js';
import { TaskDispatcherService } from './runs/task-dispatcher.service.js';
import { TaskRowsRepository } from './runs/task-rows.repository.js';
import { EngineGaugesService } from './telemetry/engine-gauges.service.js';
import { StuckRunsRepository } from './telemetry/stuck-runs.repository.js';
import { DueRunsRepository } from './sweeps/due-runs.repository.js';
import { DueRunsService } from './sweeps/due-runs.service.js';
import { LostTasksService } from './sweeps/lost-tasks.service.js';
import { SweeperService } from './sweeps/sweeper.service.js';
import { WaitingNodesService } from './fairness/waiting-nodes.service.js';

const DISPATCH = [RunPlansService, PrepareRunsService, NewRunsRepository, AcceptRunsService, DispatchRunsService];
const RUNS = [
  PartitionsService,
  OpenRunsRepository,
  RunChangesRepository,
  KnownRunCommitsService,
  RunEngineService,
  TaskRowsRepository,
  TaskDispatcherService,
  TaskRecallService,
  RunNewsService,
  RunEffectsService,
  ApplyResultsService,
  ShardResultsRepository,
  JoinCompleterService,
  {
    provide: TASK_COMPLETERS,
    useFactory: (...completers: TaskCompleter[]) => completers,
    inject: [JoinCompleterService, CacheCompleterService],
  },
];
const CACHE = [
  { provide: LiveBuilds, useFactory: (workers: LiveWorkers) => new LiveBuilds(workers), inject: [LiveWorkers] },
  CacheEntriesRepository,
  CacheCompleterService,
  CacheFillerService,
  CacheSweepService,
  EarlierRunRepository,
  PredictCacheService,
];
const FAIRNESS = [PoolWindowsService, WaitingNodesRepository, AdmissionService];
const SWEEPS = [DueRunsRepository, DueRunsService, LostTasksService, SweeperService];
const CONTROL = [
  PauseRunsService,
  ReusedNodesRepository,
  PlanRerunsService,
  RerunRunsService,
  PreviewRerunsService,
  RunControlService,
  PoolLoadsRepository,
  PoolAnnouncementsService,
  HeldNodesRepository,
  HeldNodesService,
  WaitingNodesService,
  PoolsService,
];
const QUERIES = [
  StoredRunsRepository,
  StoredNodesRepository,
  StoredStatesRepository,
  StepDurationsRepository,
  NodePagesService,
  RunQueriesService,
  RunStatesService,
  OutputDigestsRepository,
  CompareRunsService,
];
const RETENTION = [ExpiredRunsRepository, RetentionService];
const TELEMETRY = [StuckRunsRepository, EngineGaugesService];
const CONSUMERS = [RunRequestedConsumer, ResultsConsumer, CancelRequestedConsumer, WorkerAnnouncementsConsumer];

const MIGRATED = Symbol('migrated');

/** How it runs: walks the edges of planned workflows, publishes node tasks, applies results. */
@Module({})
export class OrchestratorModule {
  static forRoot(config: OrchestratorConfig, logger: Logger): DynamicModule {
    const database = { ...orchestratorSchema, databaseUrl: config.databaseUrl, poolSize: config.databasePoolSize };
    return {
      module: OrchestratorModule,
      imports: [
        MikroOrmModule.forRoot(ormOptions(database)),
        NatsModule.forRoot({ config, topology: busTopology, service: 'orchestrator', logger }),
      ],
      controllers: [
        RunsController,
        CompareRunsController,
        PredictCacheController,
        RunControlController,
        PoolsController,
        DeadLettersController,
        RetentionController,
      ],
      providers: [
        { provide: OrchestratorConfig, useValue: config },
        { provide: LOGGER, useValue: logger },
        {
          provide: MIGRATED,
          useFactory: () => migrateFirst(database),
        },
        provideDeadLetters('orchestrator'),
        TaskDeadLetteredConsumer,
        BusConsumersService,
        provideOutboxRelay({ schema: 'orchestrator', logger }),
        { provide: LiveWorkers, useFactory: () => new LiveWorkers() },
        ...DISPATCH,
        ...FAIRNESS,
        ...RUNS,
        ...CACHE,
        CancelRunsService,
        PausedPoolsService,
        { provide: ARTIFACT_STORE, useValue: openArtifactStore(config.artifactsUrl) },
        ...CONTROL,
        ...SWEEPS,
        ...QUERIES,
        ...RETENTION,
        ...TELEMETRY,
        ...CONSUMERS,
      ],
    };
  }
}
