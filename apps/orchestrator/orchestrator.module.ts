import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { MikroORM } from '@mikro-orm/postgresql';
import { openArtifactStore } from '#platform/artifacts';
import { NatsModule, provideOutboxRelay } from '#platform/nats';
import { migrate, ormOptions } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { ARTIFACT_STORE, CacheCompleterService } from './cache/cache-completer.service.js';
import { CacheEntriesRepository } from './cache/cache-entries.repository.js';
import { CacheFillerService } from './cache/cache-filler.service.js';
import { CacheSweepService } from './cache/cache-sweep.service.js';
import { LiveBuildsConsumer } from './cache/live-builds.consumer.js';
import { CancelRequestedConsumer } from './cancel/cancel-requested.consumer.js';
import { CancelRunsService } from './cancel/cancel-runs.service.js';
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
import { FinishedRunsService } from './evidence/finished-runs.service.js';
import { LOGGER, OrchestratorConfig } from './orchestrator.config.js';
import { orchestratorSchema } from './orchestrator.orm.config.js';
import { RunQueriesService } from './queries/run-queries.service.js';
import { RunsController } from './queries/runs.controller.js';
import { StoredRunsRepository } from './queries/stored-runs.repository.js';
import { ApplyResultsService } from './runs/apply-results.service.js';
import { OpenRunsRepository } from './runs/open-runs.repository.js';
import { ResultsConsumer } from './runs/results.consumer.js';
import { RunChangesRepository } from './runs/run-changes.repository.js';
import { RunEffectsService } from './runs/run-effects.service.js';
import { RunEngineService } from './runs/run-engine.service.js';
import { RunNewsService } from './runs/run-news.service.js';
import { TaskAborterService } from './runs/task-aborter.service.js';
import { TASK_COMPLETERS } from './runs/task-completer.js';
import type { TaskCompleter } from './runs/task-completer.js';
import { TaskDispatcherService } from './runs/task-dispatcher.service.js';
import { TaskRowsRepository } from './runs/task-rows.repository.js';
import { DueRunsRepository } from './sweeps/due-runs.repository.js';
import { DueRunsService } from './sweeps/due-runs.service.js';
import { LostTasksService } from './sweeps/lost-tasks.service.js';
import { SweeperService } from './sweeps/sweeper.service.js';

const DISPATCH = [RunPlansService, PrepareRunsService, NewRunsRepository, AcceptRunsService, DispatchRunsService];
const RUNS = [
  OpenRunsRepository,
  RunChangesRepository,
  FinishedRunsService,
  RunEngineService,
  TaskRowsRepository,
  TaskDispatcherService,
  TaskAborterService,
  RunNewsService,
  RunEffectsService,
  ApplyResultsService,
  {
    provide: TASK_COMPLETERS,
    useFactory: (...completers: TaskCompleter[]) => completers,
    inject: [CacheCompleterService],
  },
];
const CACHE = [
  CacheEntriesRepository,
  LiveBuildsConsumer,
  CacheCompleterService,
  CacheFillerService,
  CacheSweepService,
];
const SWEEPS = [DueRunsRepository, DueRunsService, LostTasksService, SweeperService];
const QUERIES = [StoredRunsRepository, RunQueriesService];
const CONSUMERS = [RunRequestedConsumer, ResultsConsumer, CancelRequestedConsumer];

const MIGRATED = Symbol('migrated');

/** How it runs: walks the edges of planned workflows, publishes node tasks, applies results. */
@Module({})
export class OrchestratorModule {
  static forRoot(config: OrchestratorConfig, logger: Logger): DynamicModule {
    return {
      module: OrchestratorModule,
      imports: [
        MikroOrmModule.forRoot(
          ormOptions({ ...orchestratorSchema, databaseUrl: config.databaseUrl, poolSize: config.databasePoolSize }),
        ),
        NatsModule.forRoot({ url: config.natsUrl, prefix: config.natsPrefix, service: 'orchestrator', logger }),
      ],
      controllers: [RunsController, DeadLettersController],
      providers: [
        { provide: OrchestratorConfig, useValue: config },
        { provide: LOGGER, useValue: logger },
        {
          provide: MIGRATED,
          inject: [MikroORM],
          useFactory: (orm: MikroORM) => migrate(orm, orchestratorSchema.schema, config.databaseUrl),
        },
        provideDeadLetters('orchestrator'),
        TaskDeadLetteredConsumer,
        BusConsumersService,
        provideOutboxRelay({ schema: 'orchestrator', logger }),
        ...DISPATCH,
        ...RUNS,
        ...CACHE,
        { provide: ARTIFACT_STORE, useValue: openArtifactStore(config.artifactsUrl) },
        CancelRunsService,
        ...SWEEPS,
        ...QUERIES,
        ...CONSUMERS,
      ],
    };
  }
}
