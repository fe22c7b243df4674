import { Injectable } from '@nestjs/common';
import type { DeliveryPath, LegacyFinished, RunFinished } from '#contracts';
import { MalformedMessage } from '#platform/nats';
import { EvidenceRepository } from './evidence.repository.js';
import { unfitEvidence } from './unfit-evidence.js';

export type Finished = LegacyFinished | RunFinished;

/** Keeps what a path reports. Throws `MalformedMessage` for a report that contradicts itself. */
@Injectable()
export class EvidenceService {
  constructor(private readonly evidence: EvidenceRepository) {}

  async keep(message: Finished, of: { path: DeliveryPath; traceparent: string | null }): Promise<void> {
    const { deliveryId, evidence } = message;
    // A run that does another's work again says nothing about how the paths compare.
    if ('rerunOf' in message && message.rerunOf !== undefined) return;
    const unfit = unfitEvidence(message, evidence, of.path);
    if (unfit) throw new MalformedMessage(unfit.field, unfit.reason);
    const received = { deliveryId, evidence, traceparent: of.traceparent };
    await (of.path === 'legacy' ? this.evidence.keepLegacy(received) : this.evidence.keepGraph(received));
  }
}
