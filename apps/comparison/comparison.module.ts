import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { openArtifactStore } from '#artifacts';
import { busTopology } from '#contracts';
import { NatsModule } from '#platform/nats';
import { provideOutboxRelay } from '#platform/outbox-relay';
import { ormOptions } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { ARTIFACT_STORE } from './artifact-store.js';
import { ComparisonConfig } from './comparison.config.js';
import { comparisonDatabase } from './comparison.orm.config.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { provideDeadLetters } from '#platform/dead-letters';
import { EvidenceConsumer } from './evidence/evidence.consumer.js';
import { EvidenceRepository } from './evidence/evidence.repository.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { LOGGER } from './logger.js';
import { ComparisonsController } from './pairs/comparisons.controller.js';
import { ComparisonsRepository } from './pairs/comparisons.repository.js';
import { ComparePairService } from './pairs/compare-pair.service.js';
import { PairsService } from './pairs/pairs.service.js';
import { PicturePoolService } from './pairs/picture-pool.service.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionService } from './retention/retention.service.js';

/** Stores the evidence records of both paths, compares pairs and publishes verdicts. No other service depends on it. */
@Module({})
export class ComparisonModule {
  static forRoot(config: ComparisonConfig, logger: Logger): DynamicModule {
    return {
      module: ComparisonModule,
      imports: [
        MikroOrmModule.forRoot(ormOptions(comparisonDatabase(config))),
        NatsModule.forRoot({ config, topology: busTopology, service: 'comparison', logger }),
      ],
      controllers: [ComparisonsController, DeadLettersController, RetentionController],
      providers: [
        { provide: ComparisonConfig, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: ARTIFACT_STORE, useValue: openArtifactStore(config.artifactsUrl) },
        provideDeadLetters('comparison'),
        EvidenceRepository,
        EvidenceService,
        EvidenceConsumer,
        ComparisonsRepository,
        PicturePoolService,
        ComparePairService,
        PairsService,
        RetentionService,
        provideOutboxRelay({ schema: 'comparison', logger }),
      ],
    };
  }
}
