import type { EntityManager } from '@mikro-orm/postgresql';
import type { AssetReply, DeliveryReply } from '#contracts';
import { epochMs, isoTime } from '#platform/orm';
import { ordersTables } from '../orders.orm.config.js';

type Row = Awaited<ReturnType<ReturnType<typeof selectDeliveries>['execute']>>[number];
type AssetRow = Awaited<ReturnType<typeof readAssets>>[number];

/** The newest delivery of each order line, by line id; times in seconds. */
export async function readLatestDeliveries(em: EntityManager, lineIds: string[]): Promise<Map<string, DeliveryReply>> {
  const rows = await selectDeliveries(em)
    .distinctOn('d.orderLineId')
    .where((by) => by('d.orderLineId', '=', by.fn.any(by.val(lineIds))))
    .orderBy('d.orderLineId')
    .orderBy('d.generation', 'desc')
    .execute();
  const assets = await readAssets(em, rows);
  return new Map(rows.map((row) => [row.orderLineId, deliveryOf(row, assets)]));
}

/** One delivery of any generation; null where there is none. */
export async function readDelivery(em: EntityManager, id: string): Promise<DeliveryReply | null> {
  const row = await selectDeliveries(em).where('d.id', '=', id).executeTakeFirst();
  return row ? deliveryOf(row, await readAssets(em, [row])) : null;
}

const selectDeliveries = (em: EntityManager) =>
  ordersTables(em)
    .selectFrom('delivery as d')
    .leftJoin('legacy_job as j', 'j.deliveryId', 'd.id')
    .leftJoin('path_run as r', 'r.runId', 'd.graphRunId')
    .select(['d.id', 'd.orderLineId', 'd.generation', 'd.requestedMode', 'd.mode', 'd.reasonCode', 'd.state'])
    .select(['d.fallbackReason', 'd.committedPath', 'd.graphRunId', 'd.failure', 'd.createdAt', 'd.settledAt'])
    .select(['j.state as jobState', 'j.failures', 'j.lastFailure', 'j.nextAttemptAt'])
    .select(['j.startedAt', 'j.finishedAt', 'r.createdAt as runCreatedAt', 'r.finishedAt as runFinishedAt']);

const readAssets = (em: EntityManager, deliveries: { id: string }[]) =>
  ordersTables(em)
    .selectFrom('media_asset')
    .select(['deliveryId', 'name', 'mediaType', 'sha256', 'byteLength', 'width', 'height'])
    .where((by) => by('deliveryId', '=', by.fn.any(by.val(deliveries.map(({ id }) => id)))))
    .orderBy('position')
    .orderBy('name')
    .execute();

const deliveryOf = (row: Row, assets: AssetRow[]): DeliveryReply => ({
  id: row.id,
  generation: row.generation,
  state: row.state,
  requestedMode: row.requestedMode,
  mode: row.mode,
  reasonCode: row.reasonCode,
  fallbackReason: row.fallbackReason,
  deliveredBy: row.committedPath,
  graphRunId: row.graphRunId,
  failure: row.failure,
  waiting: waitingOf(row),
  assets: assets.filter((asset) => asset.deliveryId === row.id).map(assetOf),
  createdAt: isoTime(row.createdAt),
  settledAt: isoTime(row.settledAt),
  legacySeconds: secondsBetween(row.startedAt, row.finishedAt),
  graphSeconds: secondsBetween(row.runCreatedAt, row.runFinishedAt),
});

/** A job that failed before and is tried again. */
function waitingOf({ jobState, failures, lastFailure, nextAttemptAt }: Row): DeliveryReply['waiting'] {
  const isOpen = jobState === 'queued' || jobState === 'running';
  if (!isOpen || !failures || !lastFailure || !nextAttemptAt) return null;
  return { failure: lastFailure, failures, nextAttemptAt: isoTime(nextAttemptAt) };
}

function secondsBetween(start: Date | null, end: Date | null): number | null {
  return start && end && (epochMs(end) - epochMs(start)) / 1000;
}

const assetOf = (row: AssetRow): AssetReply => ({
  name: row.name,
  mediaType: row.mediaType,
  sha256: row.sha256,
  byteLength: Number(row.byteLength),
  width: row.width,
  height: row.height,
  url: `/api/deliveries/${row.deliveryId}/assets/${row.name}`,
});
