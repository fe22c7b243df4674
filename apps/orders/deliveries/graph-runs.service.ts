import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RunAccepted, RunFinished } from '#contracts';
import { fallBackToLegacy } from '../dispatch/fallback.repository.js';
import { commitDelivery } from './commit-delivery.repository.js';
import { stageEffects } from './stage-effects.repository.js';

/** What the graph side reports, judged by orders' own records alone. */
@Injectable()
export class GraphRunsService {
  constructor(private readonly orm: MikroORM) {}

  async accepted(message: RunAccepted): Promise<void> {
    await this.orm.em
      .fork()
      .execute(
        'update orders.delivery set accepted_at = now() where id = ? and graph_run_id = ? and accepted_at is null',
        [message.deliveryId, message.runId],
      );
  }

  /** Stages what the run did; commits it if this run may, or hands the line to legacy if it failed. Repeating changes nothing. */
  async finished(message: RunFinished): Promise<void> {
    // Evidence of another run than the message's own is nobody's evidence; the delivery's deadline sees to the rest.
    if (message.evidence.runId !== message.runId || message.evidence.deliveryId !== message.deliveryId) return;
    await this.orm.em.fork().transactional(async (em) => {
      await lockDelivery(em, message.deliveryId);
      if (!(await stageEffects(em, message.evidence))) return;
      if (message.status === 'succeeded') {
        await commitDelivery(em, { deliveryId: message.deliveryId, path: 'graph', runId: message.runId });
      } else {
        await fallBackToLegacy(em, message.deliveryId, fallbackReason(message));
      }
    });
  }
}

/** Deliveries are always locked before their runs, so that two writers never wait for each other. */
async function lockDelivery(em: EntityManager, deliveryId: string): Promise<void> {
  await em.execute('select id from orders.delivery where id = ? for update', [deliveryId]);
}

/** The orchestrator may notice the deadline that orders set before orders' own sweep does. */
function fallbackReason({ status, failure }: RunFinished): string {
  if (failure?.code === 'run_deadline_passed') return 'deadline_passed';
  return status === 'failed' ? 'run_failed' : 'run_cancelled';
}
