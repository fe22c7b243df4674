import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { RunRequested } from '#contracts';
import type { Mode, NotifyRule, WorkflowRef } from '#contracts';
import { currentTraceparent } from '#platform/telemetry';
import type { PinnedInputs } from '#steps';
import { readAssignments } from '../catalog/product-materials.repository.js';
import { ordersTables } from '../orders.orm.config.js';
import { writeOutbox } from '../outbox/outbox.repository.js';

export interface LineToDispatch {
  id: string;
  orderNumber: string;
  product: { key: string; name: string; fileName: string; fileSha256: string; fileByteLength: number };
  outputType: string;
}

export interface NewDelivery {
  line: LineToDispatch;
  catalogSha256: string;
  requestedMode: Mode | null;
  mode: Mode;
  reasonCode: string;
  /** Present where mode is graph or shadow. */
  workflow: WorkflowRef | null;
  /** Recipients that the workflow's nodes name; a run may notify these and those of the output type. */
  notifies?: NotifyRule[];
  /** The graph run ignores the run cache. */
  cache?: 'bypass';
  acceptMs: number;
  runDeadlineMs: number;
}

/** Locks a line until the transaction ends: two dispatches of it run one after the other. */
export async function lockLine(em: EntityManager, lineId: string): Promise<void> {
  await em.execute('select id from orders.order_line where id = ? for update', [lineId]);
}

/** The newest delivery of a line; undefined before its first dispatch. */
export const findLatestDelivery = (em: EntityManager, lineId: string) =>
  ordersTables(em)
    .selectFrom('delivery')
    .select(['id', 'generation', 'state'])
    .where('orderLineId', '=', lineId)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst();

/** What both paths may read of a line now; the delivery that pins it adds its id. */
export async function inputsOf(
  em: EntityManager,
  { line, catalogSha256 }: Pick<NewDelivery, 'line' | 'catalogSha256'>,
  generation: number,
): Promise<Omit<PinnedInputs, 'deliveryId'>> {
  const materialAssignment = await readAssignments(em, line.product.key);
  const { fileName, fileSha256, fileByteLength } = line.product;
  return {
    orderLineId: line.id,
    generation,
    orderNumber: line.orderNumber,
    product: { key: line.product.key, name: line.product.name },
    outputType: line.outputType,
    catalog: catalogSha256,
    productFile: {
      artifact: { sha256: fileSha256, mediaType: 'model/step', byteLength: Number(fileByteLength) },
      fileName,
    },
    materialAssignment: materialAssignment.map(({ part, material }) => ({ part, material })),
  };
}

/** Inserts a delivery with its pinned inputs and the work of each path, in the caller's transaction. Gives its id. */
export async function insertDelivery(em: EntityManager, delivery: NewDelivery, generation: number): Promise<string> {
  const id = randomUUID();
  const pinned = { deliveryId: id, ...(await inputsOf(em, delivery, generation)) };
  const graphRunId = delivery.workflow ? randomUUID() : null;
  const times = { acceptBy: Date.now() + delivery.acceptMs, deadlineAt: Date.now() + delivery.runDeadlineMs };
  await em.execute(
    `insert into orders.delivery (id, order_line_id, generation, requested_mode, mode, reason_code, pinned, graph_run_id,
                                  accept_by, deadline_at, traceparent)
     values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, to_timestamp(?), to_timestamp(?), ?)`,
    [
      id,
      delivery.line.id,
      generation,
      delivery.requestedMode,
      delivery.mode,
      delivery.reasonCode,
      JSON.stringify(pinned),
      graphRunId,
      times.acceptBy / 1000,
      times.deadlineAt / 1000,
      currentTraceparent() ?? null,
    ],
  );
  if (delivery.mode !== 'graph') await queueLegacyJob(em, id);
  if (delivery.workflow && graphRunId) await requestRun(em, { delivery, pinned, runId: graphRunId, ...times });
  return id;
}

/** Queues legacy for a delivery, once. */
export async function queueLegacyJob(em: EntityManager, deliveryId: string): Promise<void> {
  const runId = randomUUID();
  const queued = await em.execute<{ run_id: string }[]>(
    `insert into orders.legacy_job (delivery_id, run_id, traceparent) values (?, ?, ?)
     on conflict (delivery_id) do nothing returning run_id`,
    [deliveryId, runId, currentTraceparent() ?? null],
  );
  if (queued.length > 0) await insertPathRun(em, { runId, deliveryId, path: 'legacy', mayCommit: true });
}

interface RunToRequest {
  delivery: NewDelivery;
  pinned: PinnedInputs;
  runId: string;
  acceptBy: number;
  deadlineAt: number;
}

async function requestRun(
  em: EntityManager,
  { delivery, pinned, runId, acceptBy, deadlineAt }: RunToRequest,
): Promise<void> {
  const live = delivery.mode === 'graph';
  const { deliveryId } = pinned;
  await insertPathRun(em, { runId, deliveryId, path: 'graph', mayCommit: live, notifies: delivery.notifies ?? [] });
  const requested = {
    runId,
    deliveryId: pinned.deliveryId,
    orderLineId: pinned.orderLineId,
    runClass: live ? 'live' : 'shadow',
    workflow: delivery.workflow,
    pinned,
    // A shadow run may start late; a live run that starts after `acceptBy` is useless, because legacy has taken over.
    notAfter: live ? acceptBy : deadlineAt,
    deadlineAt,
    ...(delivery.cache && { cache: delivery.cache }),
    traceparent: currentTraceparent(),
  };
  await writeOutbox(em, RunRequested.event, requested);
}

interface NewPathRun {
  runId: string;
  deliveryId: string;
  path: 'legacy' | 'graph';
  mayCommit: boolean;
  notifies?: NotifyRule[];
}

async function insertPathRun(em: EntityManager, run: NewPathRun): Promise<void> {
  const { runId, deliveryId, path, mayCommit, notifies = [] } = run;
  await em.execute(
    'insert into orders.path_run (run_id, delivery_id, path, may_commit, notifies) values (?, ?, ?, ?, ?::jsonb)',
    [runId, deliveryId, path, mayCommit, JSON.stringify(notifies)],
  );
}
