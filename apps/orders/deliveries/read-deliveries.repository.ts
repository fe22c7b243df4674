import type { EntityManager } from '@mikro-orm/postgresql';
import type { AssetReply, DeliveryReply, Failure, Mode } from '#contracts';

interface DeliveryRow {
  id: string;
  order_line_id: string;
  generation: number;
  requested_mode: Mode | null;
  mode: Mode;
  reason_code: string;
  state: DeliveryReply['state'];
  fallback_reason: string | null;
  committed_path: 'legacy' | 'graph' | null;
  graph_run_id: string | null;
  failure: Failure | null;
  waiting: { failure: Failure; failures: number; next_attempt_at: string } | null;
  created_at: Date;
  settled_at: Date | null;
  legacy_seconds: number | null;
  graph_seconds: number | null;
}

interface AssetRow {
  delivery_id: string;
  name: string;
  media_type: string;
  sha256: string;
  byte_length: string;
  width: number | null;
  height: number | null;
}

const COLUMNS = `d.id, d.order_line_id, d.generation, d.requested_mode, d.mode, d.reason_code, d.state,
         d.fallback_reason, d.committed_path, d.graph_run_id, d.failure, d.created_at, d.settled_at,
         (select jsonb_build_object('failure', j.last_failure, 'failures', j.failures, 'next_attempt_at', j.next_attempt_at)
            from orders.legacy_job j
           where j.delivery_id = d.id and j.failures > 0 and j.state in ('queued', 'running')) as waiting,
         (select extract(epoch from j.finished_at - j.started_at)::float8 from orders.legacy_job j where j.delivery_id = d.id) as legacy_seconds,
         (select extract(epoch from r.finished_at - r.created_at)::float8 from orders.path_run r where r.run_id = d.graph_run_id) as graph_seconds
    from orders.delivery d`;

const LATEST = `select distinct on (d.order_line_id) ${COLUMNS}
  where d.order_line_id = any(?::uuid[]) order by d.order_line_id, d.generation desc`;

const assetOf = (row: AssetRow): AssetReply => ({
  name: row.name,
  mediaType: row.media_type,
  sha256: row.sha256,
  byteLength: Number(row.byte_length),
  width: row.width,
  height: row.height,
  url: `/api/deliveries/${row.delivery_id}/assets/${row.name}`,
});

const deliveryOf = (row: DeliveryRow, assets: AssetRow[]): DeliveryReply => ({
  id: row.id,
  generation: row.generation,
  state: row.state,
  requestedMode: row.requested_mode,
  mode: row.mode,
  reasonCode: row.reason_code,
  fallbackReason: row.fallback_reason,
  deliveredBy: row.committed_path,
  graphRunId: row.graph_run_id,
  failure: row.failure,
  waiting: row.waiting && {
    failure: row.waiting.failure,
    failures: row.waiting.failures,
    nextAttemptAt: new Date(row.waiting.next_attempt_at).toISOString(),
  },
  assets: assets.filter((asset) => asset.delivery_id === row.id).map(assetOf),
  createdAt: new Date(row.created_at).toISOString(),
  settledAt: row.settled_at ? new Date(row.settled_at).toISOString() : null,
  legacySeconds: row.legacy_seconds,
  graphSeconds: row.graph_seconds,
});

/** The newest delivery of each order line, by line id; times in seconds. */
export async function readLatestDeliveries(em: EntityManager, lineIds: string[]): Promise<Map<string, DeliveryReply>> {
  const rows = await em.execute<DeliveryRow[]>(LATEST, [`{${lineIds.join(',')}}`]);
  const assets = await readAssets(em, rows);
  return new Map(rows.map((row) => [row.order_line_id, deliveryOf(row, assets)]));
}

/** One delivery, of whichever generation; null where there is none. */
export async function readDelivery(em: EntityManager, id: string): Promise<DeliveryReply | null> {
  const [row] = await em.execute<DeliveryRow[]>(`select ${COLUMNS} where d.id = ?`, [id]);
  return row ? deliveryOf(row, await readAssets(em, [row])) : null;
}

function readAssets(em: EntityManager, deliveries: DeliveryRow[]): Promise<AssetRow[]> {
  return em.execute<AssetRow[]>(
    `select delivery_id, name, media_type, sha256, byte_length, width, height
       from orders.media_asset where delivery_id = any(?::uuid[]) order by position, name`,
    [`{${deliveries.map(({ id }) => id).join(',')}}`],
  );
}
