import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Evidence } from '#contracts';

export interface ReceivedEvidence {
  deliveryId: string;
  evidence: Evidence;
  traceparent: string | null;
}

/** Stores evidence records. A message that arrives again changes nothing. */
@Injectable()
export class EvidenceRepository {
  constructor(private readonly orm: MikroORM) {}

  async keepLegacy({ deliveryId, evidence, traceparent }: ReceivedEvidence): Promise<void> {
    await this.orm.em.fork().execute(
      `insert into comparison.legacy_evidence (delivery_id, evidence, traceparent) values (?, ?::jsonb, ?)
       on conflict do nothing`,
      [deliveryId, JSON.stringify(evidence), traceparent],
    );
  }

  async keepGraph({ deliveryId, evidence, traceparent }: ReceivedEvidence): Promise<void> {
    await this.orm.em.fork().execute(
      `insert into comparison.graph_evidence (run_id, delivery_id, evidence, traceparent) values (?, ?, ?::jsonb, ?)
       on conflict do nothing`,
      [evidence.runId, deliveryId, JSON.stringify(evidence), traceparent],
    );
  }
}
