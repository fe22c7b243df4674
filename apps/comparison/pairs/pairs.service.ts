import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PairCompared } from '#contracts';
import { StepError } from '#steps';
import type { ArtifactStore } from '#steps';
import { databaseVerdict } from '#platform/orm';
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
import { comparisonCrashed, comparisonGivenUp, comparisonThrew } from './failed-comparison.js';
import { claimNextPair, forgiveAttempts, lockPair, postponePair, saveComparison } from './pairs.repository.js';
import type { ClaimedPair, Pair } from './pairs.repository.js';

const INTERVAL_MS = 250;
/** So often is a pair begun; then it gets a verdict that says so. */
const MAX_TRIES = 3;
/** 10 s, 1, 5 and 15 min, then every hour: most of a day. */
const MAX_POSTPONEMENTS = 24;

/**
 * Compares pairs, one at a time. It finds them in the database and not in messages, so that a restart or a second process
 * changes nothing: verdict, mark and event are one transaction. An attempt is counted in a transaction before that, so a
 * pair that ends the process is begun only so often.
 */
@Injectable()
export class PairsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private stopping = false;
  /** Attempts that the database ended, to be taken back when it is there again. */
  private unforgiven: string[] = [];

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
    if (this.unforgiven.length > 0) await forgiveAttempts(this.orm.em.fork(), this.unforgiven);
    this.unforgiven = [];
    while (!this.stopping && (await this.compareNext()));
  }

  /** False where there is none. A pair that fails is tried later, so that it never holds up the others. */
  private async compareNext(): Promise<boolean> {
    const claimed = await claimNextPair(this.orm.em.fork());
    if (!claimed) return false;
    try {
      await this.orm.em.fork().transactional((em) => this.compareClaimed(em, claimed));
    } catch (error) {
      if (databaseVerdict(error) === 'unavailable') this.unforgiven.push(claimed.runId);
      this.logger.error({ err: error, ...claimed }, 'pair not compared; trying again later');
    }
    return true;
  }

  private async compareClaimed(em: EntityManager, claimed: ClaimedPair): Promise<void> {
    const pair = await lockPair(em, claimed);
    if (!pair) return;
    const { traces } = pair;
    const span = { kind: SpanKind.INTERNAL, traceparent: traces.graph ?? traces.legacy, links: [traces.legacy] };
    await withSpan('compare pair', span, async () => {
      const result = claimed.attempts > MAX_TRIES ? comparisonCrashed(MAX_TRIES) : await this.compare(pair, claimed);
      if (result === null) return postponePair(em, claimed);
      await this.save(em, pair, result);
    });
  }

  private async save(em: EntityManager, pair: Pair, result: EvidenceComparison): Promise<void> {
    const id = randomUUID();
    await saveComparison(em, id, pair, result);
    const { deliveryId, runId } = pair;
    const event: PairCompared = { comparisonId: id, deliveryId, runId, verdict: result.verdict };
    await writeOutbox(em, 'comparison', [
      { event: PairCompared.event, payload: event, traceparent: currentTraceparent() ?? null },
    ]);
    this.logger.info({ runId, deliveryId, verdict: result.verdict }, 'pair compared');
  }

  /** Null where it is worth waiting for. */
  private async compare({ legacy, graph, runId }: Pair, claimed: ClaimedPair): Promise<EvidenceComparison | null> {
    try {
      return compareEvidence(legacy, graph, await measurePictures(legacy, graph, this.artifacts));
    } catch (error) {
      if (error instanceof StepError && error.retryable) return this.putOff(error, claimed);
      this.logger.error({ err: error, runId }, 'comparison failed');
      return comparisonThrew(error as Error);
    }
  }

  private putOff(error: StepError, { runId, postponements }: ClaimedPair): EvidenceComparison | null {
    if (postponements >= MAX_POSTPONEMENTS) return comparisonGivenUp(error, postponements);
    this.logger.warn({ err: error, runId, postponements }, 'pair cannot be compared now; putting it off');
    return null;
  }
}
