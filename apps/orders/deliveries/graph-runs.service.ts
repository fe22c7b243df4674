import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { RunFinished, eventSubject } from '#contracts';
import type { RunAccepted } from '#contracts';
import { keptBody, writeDeadLetter } from '#platform/dead-letters';
import type { Logger } from '#platform/telemetry';
import type { ArtifactStore } from '#steps';
import { ARTIFACT_STORE } from '../catalog/catalog.service.js';
import { fallBackToLegacy } from '../dispatch/fallback.repository.js';
import { OrdersConfig } from '../orders.config.js';
import { commitDelivery } from './commit-delivery.repository.js';
import type { Refusal } from './graph-refusal.js';
import { failGraphRun, findGraphRun } from './graph-run-record.repository.js';
import { judgeStoredAssets } from './judge-assets.js';
import { judgeGraphResult } from './judge-graph-result.js';
import { stageEffects } from './stage-effects.repository.js';

export const LOGGER = Symbol('logger');

const REFUSED = 'graph_result_refused';

/** What the graph side reports, judged by orders' own records alone. */
@Injectable()
export class GraphRunsService {
  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
    @Inject(OrdersConfig) private readonly config: Pick<OrdersConfig, 'natsPrefix'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async accepted(message: RunAccepted): Promise<void> {
    await this.orm.em
      .fork()
      .execute(
        'update orders.delivery set accepted_at = now() where id = ? and graph_run_id = ? and accepted_at is null',
        [message.deliveryId, message.runId],
      );
  }

  /**
   * Stages what the run did; commits it if this run may, or hands the line to legacy if it failed. What the record of the run
   * does not allow is a dead letter, and legacy takes over at once. Repeating changes nothing. Throws where the artifact store
   * or the database cannot answer.
   */
  async finished(message: RunFinished): Promise<void> {
    const record = await findGraphRun(this.orm.em.fork(), message);
    // A rerun is for people to look at; orders never requested it.
    if (!record) return message.rerunOf ? undefined : this.keep(this.orm.em.fork(), message, UNKNOWN_RUN);
    if (!record.open) return;
    const refusal = judgeGraphResult(message, record) ?? (await this.judgeStored(message));
    await this.orm.em.fork().transactional(async (em) => {
      await lockDelivery(em, message.deliveryId);
      await (refusal ? this.refuse(em, message, refusal) : takeOver(em, message));
    });
  }

  /** A report that cannot even be read: where it names a run that is open, legacy takes over at once. Repeating changes nothing. */
  async unreadable(body: string): Promise<void> {
    const [runId, deliveryId] = [readId(body, 'runId'), readId(body, 'deliveryId')];
    if (!runId || !deliveryId) return;
    const record = await findGraphRun(this.orm.em.fork(), { runId, deliveryId });
    if (!record?.open) return;
    await this.orm.em.fork().transactional(async (em) => {
      await lockDelivery(em, deliveryId);
      if (await failGraphRun(em, runId)) await fallBackToLegacy(em, deliveryId, REFUSED);
    });
  }

  private async judgeStored({ evidence }: RunFinished): Promise<Refusal | null> {
    const sizes = new Map<string, number | null>();
    for (const { sha256 } of evidence.mediaAssets) sizes.set(sha256, await this.artifacts.sizeOf(sha256));
    return judgeStoredAssets(evidence, sizes);
  }

  private async refuse(em: EntityManager, message: RunFinished, refusal: Refusal): Promise<void> {
    if (!(await failGraphRun(em, message.runId))) return;
    await fallBackToLegacy(em, message.deliveryId, REFUSED);
    await this.keep(em, message, refusal);
  }

  private async keep(em: EntityManager, message: RunFinished, { code, field, reason }: Refusal): Promise<void> {
    const { runId, deliveryId } = message;
    const subject = eventSubject(this.config.natsPrefix, RunFinished.event);
    const letter = { service: 'orders', subject, field, reason: `${code}: ${reason}` };
    await writeDeadLetter(em, 'orders', { ...letter, ...keptBody(JSON.stringify(message)) });
    this.logger.error({ runId, deliveryId, code, field, reason }, 'result of a graph run refused');
  }
}

const UNKNOWN_RUN: Refusal = {
  code: 'evidence_of_another_run',
  field: '/runId',
  reason: 'is of no graph run that orders requested for this delivery',
};

/** While the kill switch is on a run does not commit, and its delivery is legacy's. */
async function takeOver(em: EntityManager, message: RunFinished): Promise<void> {
  const { runId, deliveryId, evidence, status } = message;
  if (!(await stageEffects(em, evidence))) return;
  if (status !== 'succeeded') await fallBackToLegacy(em, deliveryId, fallbackReason(message));
  else if (!(await commitDelivery(em, { deliveryId, path: 'graph', runId })))
    await fallBackToLegacy(em, deliveryId, 'kill_switch');
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

/** The id that a body gives a member, wherever that stands in it; a body may be cut or no JSON at all. */
function readId(body: string, member: 'runId' | 'deliveryId'): string | undefined {
  return new RegExp(`"${member}"\\s*:\\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"`).exec(body)?.[1];
}
