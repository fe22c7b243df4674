import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryPath, LegacyFinished, RunFinished } from '#contracts';
import type { Received } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { DeadLettersRepository, keptBody } from '#platform/dead-letters';
import { LOGGER } from '../logger.js';
import { EvidenceRepository } from './evidence.repository.js';
import { isDataRefused } from './is-data-refused.js';
import { unfitEvidence } from './unfit-evidence.js';

export type Finished = LegacyFinished | RunFinished;

/** Keeps what a path reports; a report that can never be kept becomes a dead letter, since asking again would not help. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly evidences: EvidenceRepository,
    private readonly deadLetters: DeadLettersRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async keep(item: Received<Finished>, path: DeliveryPath): Promise<void> {
    const { message, traceparent } = item;
    const { deliveryId, evidence } = message;
    // A run that does another's work again says nothing about how the paths compare.
    if ('rerunOf' in message && message.rerunOf !== undefined) return;
    const unfit = unfitEvidence(message, evidence, path);
    if (unfit) return this.bury(item, unfit);
    try {
      const received = { deliveryId, evidence, traceparent };
      await (path === 'legacy' ? this.evidences.keepLegacy(received) : this.evidences.keepGraph(received));
    } catch (error) {
      if (!isDataRefused(error)) throw error;
      await this.bury(item, { field: '/evidence', reason: (error as Error).message });
    }
  }

  private async bury(item: Received<Finished>, why: { field: string; reason: string }): Promise<void> {
    this.logger.error({ subject: item.subject, ...why }, 'dead letter');
    await this.deadLetters.keep({ subject: item.subject, ...why, ...keptBody(JSON.stringify(item.message)) });
  }
}
