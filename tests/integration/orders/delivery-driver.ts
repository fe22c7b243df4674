import type { MikroORM } from '@mikro-orm/postgresql';
import type { DeliveryPath, Evidence } from '#contracts';
import { commitDelivery } from '../../../apps/orders/deliveries/commit-delivery.repository.js';
import { stageEffects } from '../../../apps/orders/deliveries/stage-effects.repository.js';

/** Evidence of a run that made a picture and a model and wants one notification sent; its subject names the path. */
export function evidenceOf(
  deliveryId: string,
  path: DeliveryPath,
  runId: string,
  change: Partial<Evidence> = {},
): Evidence {
  const picture = {
    name: 'still.png',
    mediaType: 'image/png',
    sha256: (path === 'legacy' ? '1' : '2').repeat(64),
    byteLength: 5,
    width: 4,
    height: 4,
    idMask: null,
  };
  const model = {
    name: 'model.glb',
    mediaType: 'model/gltf-binary',
    sha256: '3'.repeat(64),
    byteLength: 5,
    width: null,
    height: null,
    idMask: null,
  };
  const told = {
    dedupeKey: `${deliveryId}:in_app:a@b`,
    channel: 'in_app' as const,
    recipient: 'a@b',
    template: 'delivered',
    params: {},
    subject: path,
    body: 'b',
  };
  return {
    version: 1,
    path,
    runId,
    deliveryId,
    orderLineId: 'line',
    generation: 1,
    status: { code: 'succeeded' },
    environment: null,
    steps: [],
    mediaAssets: [picture, model],
    catalogWrites: [],
    notifications: [told],
    timings: { startedAt: 0, finishedAt: 1 },
    ...change,
  };
}

/** Works on deliveries of one database as the services do. */
export function driveDeliveries(orm: () => MikroORM) {
  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => orm().em.fork().execute<T[]>(sql, values);
  return {
    query,
    async runOf(deliveryId: string, path: DeliveryPath): Promise<string> {
      const rows = await query<{ run_id: string }>(
        'select run_id from orders.path_run where delivery_id = ? and path = ?',
        [deliveryId, path],
      );
      return rows[0]?.run_id ?? 'none';
    },
    stageAndCommit: (evidence: Evidence): Promise<boolean> =>
      orm()
        .em.fork()
        .transactional(async (em) => {
          await stageEffects(em, evidence);
          return commitDelivery(em, { deliveryId: evidence.deliveryId, path: evidence.path, runId: evidence.runId });
        }),
    liveOf: async (deliveryId: string) => ({
      assets: await query<{ name: string; run_id: string }>(
        'select name, run_id from orders.media_asset where delivery_id = ? order by name',
        [deliveryId],
      ),
      notifications: await query<{ subject: string }>('select subject from orders.notification where delivery_id = ?', [
        deliveryId,
      ]),
      state: (
        await query<{ state: string; committed_path: string }>(
          'select state, committed_path from orders.delivery where id = ?',
          [deliveryId],
        )
      )[0],
    }),
  };
}
