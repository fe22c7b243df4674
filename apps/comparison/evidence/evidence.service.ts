import { Injectable } from '@nestjs/common';
import type { DeliveryPath, LegacyFinished, RunFinished } from '#contracts';
import { MalformedMessage } from '#platform/nats';
import { EvidenceRepository } from './evidence.repository.js';
import { findContradiction } from './find-contradiction.js';

export type Finished = LegacyFinished | RunFinished;

/** Stores a path's evidence. Throws `MalformedMessage` for a report that contradicts its evidence. */
@Injectable()
export class EvidenceService {
  constructor(private readonly evidence: EvidenceRepository) {}

  async keep(message: Finished, of: { path: DeliveryPath; traceparent: string | null }): Promise<void> {
    const { deliveryId, evidence } = message;
    // A rerun is not compared.
    if ('rerunOf' in message && message.rerunOf !== undefined) return;
    const contradiction = findContradiction(message, evidence, of.path);
    if (contradiction) throw new MalformedMessage(contradiction.field, contradiction.reason);
    const received = { deliveryId, evidence, traceparent: of.traceparent };
    await (of.path === 'legacy' ? this.evidence.keepLegacy(received) : this.evidence.keepGraph(received));
  }
}
