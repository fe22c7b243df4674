import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runDeadline } from '#contracts';
import type { DispatchOrderLineRequest, DispatchOrderRequest, Mode } from '#contracts';
import { ConcurrencyLimiter, UserError } from '#platform/http';
import { withSpan } from '#platform/telemetry';
import { CatalogService } from '../catalog/catalog.service.js';
import { readLatestDeliveries } from '../deliveries/read-deliveries.repository.js';
import { OrdersConfig } from '../orders.config.js';
import { chooseLines } from './choose-lines.js';
import { withReadiness } from './decide-path.js';
import type { PathDecision } from './decide-path.js';
import { deliveryOpen, orderLineNotFound, workflowDiffers } from './dispatch.errors.js';
import { findLatestDelivery, insertDelivery, lockLine } from './dispatch.repository.js';
import type { LineToDispatch, NewDelivery } from './dispatch.repository.js';
import { findLines } from './lines.repository.js';
import { lockPolicyShared } from '../rollouts/policy-lock.repository.js';
import { PathDecisionService } from './path-decision.service.js';
import { notReady } from './workflow-readiness.service.js';
import type { WorkflowReadiness } from './workflow-readiness.service.js';

/** Of the transactions that wait for a connection. */
const WAITING = { waiting: 2000, withinMs: 25_000 };

/** The dispatch boundary: decides the path of each order line and pins what both paths may read. */
@Injectable()
export class DispatchService {
  /** Half of the connections are left to what orders does besides: a crowd of dispatches must not delay what runs report. */
  private readonly connections: ConcurrencyLimiter;

  constructor(
    private readonly orm: MikroORM,
    private readonly catalog: CatalogService,
    private readonly paths: PathDecisionService,
    private readonly config: OrdersConfig,
  ) {
    this.connections = new ConcurrencyLimiter({
      atOnce: Math.max(1, Math.floor(config.databasePoolSize / 2)),
      ...WAITING,
    });
  }

  /**
   * Dispatches an order's lines, or those that the request names; repeating it changes nothing, `again` makes a new
   * generation of settled lines and is refused as a whole where one of them is still open. A client that has left gets
   * no more lines dispatched: it repeats the request.
   */
  async dispatchOrder(orderId: string, request: DispatchOrderRequest, gone: AbortSignal): Promise<void> {
    const all = await findLines(this.orm.em.fork(), { orderId });
    if (all.length === 0)
      throw new UserError(
        'order_not_found',
        `There is no order ${orderId}. Check the id, or list GET /api/orders.`,
        404,
      );
    const lines = chooseLines(all, request.lines);
    if (request.again) await this.refuseOpen(lines);
    const readiness: ReadinessByWorkflow = new Map();
    for (const line of lines) {
      gone.throwIfAborted();
      await this.dispatchLine(line, { request, readiness, gone });
    }
  }

  /** Before anything is written, so that a refusal leaves no line dispatched and another not. */
  private async refuseOpen(lines: LineToDispatch[]): Promise<void> {
    const ids = lines.map(({ id }) => id);
    const deliveries = await readLatestDeliveries(this.orm.em.fork(), ids);
    const open = ids.find((id) => deliveries.get(id)?.state === 'open');
    if (open) throw deliveryOpen(open);
  }

  /**
   * Dispatches one line by its id; where `workflow` is given the line's output type must have that. Repeating it without
   * `again` changes nothing and returns the delivery that the line has.
   */
  async dispatchOneLine(
    orderLineId: string,
    { workflow, ...request }: DispatchOrderLineRequest,
    gone: AbortSignal,
  ): Promise<DispatchedDelivery> {
    const [line] = await findLines(this.orm.em.fork(), { lineId: orderLineId });
    if (!line) throw orderLineNotFound(orderLineId);
    await this.refuseOtherWorkflow(line, workflow);
    return this.dispatchLine(line, { request, readiness: new Map(), gone });
  }

  private async refuseOtherWorkflow(line: LineToDispatch, asked: string | undefined): Promise<void> {
    if (asked === undefined) return;
    const { document } = await this.catalog.head();
    const has = document.outputTypes.find(({ key }) => key === line.outputType)?.workflow ?? '';
    if (has !== asked) throw workflowDiffers(line.id, line.outputType, { asked, has });
  }

  private dispatchLine(
    line: LineToDispatch,
    { request, readiness: asked, gone }: Dispatch,
  ): Promise<DispatchedDelivery> {
    return withSpan('orders dispatch', { attributes: { 'hartomat.order_line_id': line.id } }, async () => {
      const { document, sha256: catalogSha256 } = await this.catalog.head();
      const workflow = document.outputTypes.find(({ key }) => key === line.outputType)?.workflow ?? '';
      const toDecide = { workflow, outputType: line.outputType, requestedMode: request.mode ?? null };
      const decide = (em?: EntityManager): Promise<PathDecision> => this.paths.byPolicy(toDecide, em);
      const wanted = await decide();
      const readiness = await this.askOnce(asked, wanted.mode, workflow);
      return this.inTransaction(gone, async (em) => {
        const latest = await lockedLatest(em, line.id);
        if (latest && !request.again) return { deliveryId: latest.id, alreadyDelivered: true };
        if (latest?.state === 'open') throw deliveryOpen(line.id);
        const decision = withReadiness(await decideAgain(em, wanted, decide), readiness);
        const delivery = this.deliveryOf({ line, catalogSha256, request, decision, readiness });
        const deliveryId = await insertDelivery(em, delivery, (latest?.generation ?? 0) + 1);
        return { deliveryId, alreadyDelivered: false };
      });
    });
  }

  private async inTransaction<T>(gone: AbortSignal, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const release = await this.connections.take(gone);
    return this.orm.em.fork().transactional(work).finally(release);
  }

  private deliveryOf({ line, catalogSha256, request, decision, readiness }: DecidedLine): NewDelivery {
    const ready = decision.mode !== 'legacy' && readiness.ready ? readiness.workflow : null;
    return {
      ...{ line, catalogSha256, ...decision },
      requestedMode: request.mode ?? null,
      workflow: ready?.ref ?? null,
      ...(ready && { notifies: ready.notifies }),
      ...(request.cache && { cache: request.cache }),
      acceptMs: this.config.acceptMs,
      runDeadlineMs: runDeadline(this.config.runDeadlineMs, ready?.longestPathMs ?? 0),
    };
  }

  private askOnce(readinessByWorkflow: ReadinessByWorkflow, mode: Mode, workflow: string): Promise<WorkflowReadiness> {
    if (mode === 'legacy') return Promise.resolve(notReady('not_asked'));
    const pending = readinessByWorkflow.get(workflow) ?? this.paths.readinessOf(workflow);
    readinessByWorkflow.set(workflow, pending);
    return pending;
  }
}

/** What the lines of one request share. */
interface Dispatch {
  request: DispatchOrderRequest;
  readiness: ReadinessByWorkflow;
  gone: AbortSignal;
}

type ReadinessByWorkflow = Map<string, Promise<WorkflowReadiness>>;

interface DecidedLine {
  line: LineToDispatch;
  catalogSha256: string;
  request: DispatchOrderRequest;
  decision: PathDecision;
  readiness: WorkflowReadiness;
}

/** The delivery that a dispatch made, or the one that the line had before. */
interface DispatchedDelivery {
  deliveryId: string;
  alreadyDelivered: boolean;
}

/** The line's newest delivery, with the line locked; undefined before its first dispatch. */
async function lockedLatest(em: EntityManager, lineId: string): ReturnType<typeof findLatestDelivery> {
  await lockLine(em, lineId);
  return findLatestDelivery(em, lineId);
}

/** Decides again with the policy locked, so that no dispatch follows a changed kill switch or rollout row; not for legacy. */
async function decideAgain(
  em: EntityManager,
  wanted: PathDecision,
  decide: (em: EntityManager) => Promise<PathDecision>,
): Promise<PathDecision> {
  if (wanted.mode === 'legacy') return wanted;
  await lockPolicyShared(em);
  return decide(em);
}
