import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { PairCompared } from '#contracts';
import type { ArtifactStore } from '#steps';
import { SpanKind, withSpan, currentTraceparent } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { ARTIFACT_STORE } from '../artifact-store.js';
import { compareEvidence } from '../compare/compare-evidence.js';
import type { EvidenceComparison } from '../compare/compare-evidence.js';
import { measurePictures } from '../compare/pictures/measure-pictures.js';
import { LOGGER } from '../logger.js';
import { writeOutbox } from '#platform/outbox';
import { failedComparison } from './failed-comparison.js';
import { lockNextPair, saveComparison } from './pairs.repository.js';
import type { Pair } from './pairs.repository.js';

const INTERVAL_MS = 250;

/**
 * Compares pairs, one at a time. It finds them in the database and not in messages, so that a restart or a second process
 * changes nothing: verdict, mark and event are one transaction.
 */
@Injectable()
export class PairsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private stopping = false;

  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('pairs', INTERVAL_MS, () => this.compareAll(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop?.stop();
  }

  private async compareAll(): Promise<void> {
    while (!this.stopping && (await this.compareNext()));
  }

  private compareNext(): Promise<boolean> {
    return this.orm.em.fork().transactional(async (em) => {
      const pair = await lockNextPair(em);
      if (!pair) return false;
      const { traces } = pair;
      const span = { kind: SpanKind.INTERNAL, traceparent: traces.graph ?? traces.legacy, links: [traces.legacy] };
      await withSpan('compare pair', span, async () => {
        const id = randomUUID();
        const result = await this.compare(pair);
        await saveComparison(em, id, pair, result);
        const { deliveryId, runId } = pair;
        const event: PairCompared = { comparisonId: id, deliveryId, runId, verdict: result.verdict };
        await writeOutbox(em, 'comparison', [
          { event: PairCompared.event, payload: event, traceparent: currentTraceparent() ?? null },
        ]);
        this.logger.info({ runId, deliveryId, verdict: result.verdict }, 'pair compared');
      });
      return true;
    });
  }

  private async compare({ legacy, graph, runId }: Pair): Promise<EvidenceComparison> {
    try {
      return compareEvidence(legacy, graph, await measurePictures(legacy, graph, this.artifacts));
    } catch (error) {
      this.logger.error({ err: error, runId }, 'comparison failed');
      return failedComparison(error as Error);
    }
  }
}
