import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { RunFinished, eventSubject } from '#contracts';
import type { GraphRunReply, RunAccepted } from '#contracts';
import { truncatedBody, writeDeadLetter } from '#platform/dead-letters';
import { UserError } from '#platform/http';
import type { Logger } from '#platform/telemetry';
import type { ArtifactStore } from '#artifacts';
import { ARTIFACT_STORE } from '../catalog/catalog.service.js';
import { fallBackToLegacy } from '../dispatch/fallback.repository.js';
import { LOGGER } from '../logger.js';
import { OrdersConfig } from '../orders.config.js';
import { commitDelivery } from '../deliveries/commit-delivery.repository.js';
import { lockDelivery } from '../deliveries/lock-delivery.repository.js';
import type { Refusal } from './graph-refusal.js';
import { failGraphRun, findGraphRun, findGraphRunState } from './graph-run-record.repository.js';
import { validateStoredAssets } from './validate-assets.js';
import { validateGraphResult } from './validate-graph-result.js';
import { stageEffects } from '../deliveries/stage-effects.repository.js';

const REFUSED = 'graph_result_refused';

/** Handles the graph side's reports, validated against orders' own records alone. */
@Injectable()
export class GraphRunsService {
  constructor(
    private readonly orm: MikroORM,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
    @Inject(OrdersConfig) private readonly config: Pick<OrdersConfig, 'natsPrefix'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What orders knows of a graph run; 404 where it requested none of that id. */
  async get(runId: string): Promise<GraphRunReply> {
    const run = await findGraphRunState(this.orm.em.fork(), runId);
    if (!run)
      throw new UserError('run_not_found', `There is no run "${runId}". List the runs with GET /api/runs.`, 404);
    return run;
  }

  async accepted(message: RunAccepted): Promise<void> {
    await this.orm.em
      .fork()
      .execute(
        'update orders.delivery set accepted_at = now() where id = ? and graph_run_id = ? and accepted_at is null',
        [message.deliveryId, message.runId],
      );
  }

  /**
   * Stages a run's effects and commits them where the run may, or gives the line to legacy where it failed. A report that the
   * record of the run does not allow is dead-lettered, and legacy takes over at once. Idempotent. Throws where the artifact
   * store or the database is unavailable.
   */
  async finished(message: RunFinished): Promise<void> {
    const record = await findGraphRun(this.orm.em.fork(), message);
    // Operators request reruns, so orders has no record of them.
    if (!record) return message.rerunOf ? undefined : this.deadLetter(this.orm.em.fork(), message, UNKNOWN_RUN);
    if (!record.open) return;
    const refusal = validateGraphResult(message, record) ?? (await this.validateStored(message));
    await this.orm.em.fork().transactional(async (em) => {
      await lockDelivery(em, message.deliveryId);
      await (refusal ? this.refuse(em, message, refusal) : applyResult(em, message));
    });
  }

  /** A report that cannot be decoded: where it names a run that is open, legacy takes over at once. Idempotent. */
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

  private async validateStored({ evidence }: RunFinished): Promise<Refusal | null> {
    const sizes = new Map<string, number | null>();
    for (const { sha256 } of evidence.mediaAssets) {
      sizes.set(sha256, (await this.artifacts.stat(sha256))?.byteLength ?? null);
    }
    return validateStoredAssets(evidence, sizes);
  }

  private async refuse(em: EntityManager, message: RunFinished, refusal: Refusal): Promise<void> {
    if (!(await failGraphRun(em, message.runId))) return;
    await fallBackToLegacy(em, message.deliveryId, REFUSED);
    await this.deadLetter(em, message, refusal);
  }

  private async deadLetter(em: EntityManager, message: RunFinished, { code, field, reason }: Refusal): Promise<void> {
    const { runId, deliveryId } = message;
    const subject = eventSubject(this.config.natsPrefix, RunFinished.event);
    const letter = { service: 'orders', subject, field, reason: `${code}: ${reason}` };
    await writeDeadLetter(em, 'orders', { ...letter, ...truncatedBody(JSON.stringify(message)) });
    this.logger.error({ runId, deliveryId, code, field, reason }, 'result of a graph run refused');
  }
}

const UNKNOWN_RUN: Refusal = {
  code: 'evidence_of_another_run',
  field: '/runId',
  reason: 'is of no graph run that orders requested for this delivery',
};

/** A run that may not commit because of the kill switch leaves its delivery to legacy. */
async function applyResult(em: EntityManager, message: RunFinished): Promise<void> {
  const { runId, deliveryId, evidence, status } = message;
  if (!(await stageEffects(em, evidence))) return;
  if (status !== 'succeeded') await fallBackToLegacy(em, deliveryId, fallbackReason(message));
  else if (!(await commitDelivery(em, { deliveryId, path: 'graph', runId })))
    await fallBackToLegacy(em, deliveryId, 'kill_switch');
}

/** The orchestrator may notice the deadline that orders set before orders' own sweep does. */
function fallbackReason({ status, failure }: RunFinished): string {
  if (failure?.code === 'run_deadline_passed') return 'deadline_passed';
  return status === 'failed' ? 'run_failed' : 'run_cancelled';
}

/** The first id under that name anywhere in a body, which may be cut or no JSON. */
function readId(body: string, member: 'runId' | 'deliveryId'): string | undefined {
  return new RegExp(`"${member}"\\s*:\\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"`).exec(body)?.[1];
}
