import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { PairCompared } from '#contracts';
import { ArtifactError } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { writeOutbox } from '#platform/outbox';
import { SpanKind, withSpan, currentTraceparent } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { ARTIFACT_STORE } from '../artifact-store.js';
import { compareEvidence } from '../compare/compare-evidence.js';
import type { EvidenceComparison } from '../compare/compare-evidence.js';
import { measurePictures } from '../compare/measure-pictures.js';
import { LOGGER } from '../logger.js';
import { comparisonCrashed, comparisonGivenUp, comparisonThrew } from './failed-comparison.js';
import { lockLeasedPair, postponePair, readPair, saveComparison } from './pairs.repository.js';
import type { LeasedPair, Pair } from './pairs.repository.js';
import { PicturePoolService } from './picture-pool.service.js';

/** After so many attempts a pair gets an inconclusive verdict. */
const MAX_TRIES = 3;
/** After 10 s, 1, 5 and 15 min, then every hour: 20 hours in all. */
const MAX_POSTPONEMENTS = 24;

/** Compares one leased pair: reads it, measures outside of any transaction, saves if the lease still holds. */
@Injectable()
export class ComparePairService {
  constructor(
    private readonly orm: MikroORM,
    private readonly pool: PicturePoolService,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Rejects with an `AbortError` once `signal` is aborted, and where the verdict cannot be stored. */
  async compare(leased: LeasedPair, signal: AbortSignal): Promise<void> {
    const pair = await readPair(this.orm.em.fork(), leased);
    if (!pair) return;
    const { traces } = pair;
    const span = { kind: SpanKind.INTERNAL, traceparent: traces.graph ?? traces.legacy, links: [traces.legacy] };
    await withSpan('compare pair', span, async () => {
      const result =
        leased.attempts > MAX_TRIES ? comparisonCrashed(MAX_TRIES) : await this.verdictOn(pair, leased, signal);
      if (result === null) return postponePair(this.orm.em.fork(), leased);
      await this.save(leased, pair, result);
    });
  }

  /** Null where the pair has to be postponed. */
  private async verdictOn(pair: Pair, leased: LeasedPair, signal: AbortSignal): Promise<EvidenceComparison | null> {
    try {
      const measure = measurePictures(pair, this.artifacts, (job) => this.pool.measure(job, signal));
      return compareEvidence(pair.legacy, pair.graph, await unlessAborted(measure, signal));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ArtifactError && error.retryable) return this.postpone(error, leased);
      this.logger.error({ err: error, runId: leased.runId }, 'comparison failed');
      return comparisonThrew(error as Error);
    }
  }

  private postpone(error: ArtifactError, { runId, postponements }: LeasedPair): EvidenceComparison | null {
    if (postponements >= MAX_POSTPONEMENTS) return comparisonGivenUp(error, postponements);
    this.logger.warn({ err: error, runId, postponements }, 'pair cannot be compared now; postponed');
    return null;
  }

  private async save(leased: LeasedPair, pair: Pair, result: EvidenceComparison): Promise<void> {
    const { runId } = leased;
    const { deliveryId } = pair;
    const event: PairCompared = { comparisonId: randomUUID(), deliveryId, runId, verdict: result.verdict };
    const saved = await this.orm.em.fork().transactional(async (em) => {
      if (!(await lockLeasedPair(em, leased, pair))) return false;
      await saveComparison(em, { id: event.comparisonId, runId }, pair, result);
      const traceparent = currentTraceparent() ?? null;
      await writeOutbox(em, 'comparison', [{ event: PairCompared.event, payload: event, traceparent }]);
      return true;
    });
    if (saved) this.logger.info({ runId, deliveryId, verdict: result.verdict }, 'pair compared');
    else this.logger.warn({ runId, deliveryId }, 'lease lost while comparing; the result is dropped');
  }
}

/** Reading an artifact cannot be cancelled: its result is ignored after the abort. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
