import type { EntityManager } from '@mikro-orm/postgresql';
import type { ProductModelPlaces } from '#contracts';

const GLB = 'model/gltf-binary';
/** Of several runs of one file each has made the same model. */
const RUNS = 3;

/** Where models of the product's present file may be; a delivery of an earlier file counts for nothing. */
export async function findModelPlaces(em: EntityManager, product: string): Promise<ProductModelPlaces> {
  const [delivered] = await em.execute<{ id: string; name: string; sha256: string; byteLength: string }[]>(
    `select d.id, m.name, m.sha256, m.byte_length as "byteLength" from ${DELIVERIES}
       join orders.media_asset m on m.delivery_id = d.id and m.media_type = ?
      where ${OF_THE_FILE} order by d.created_at desc limit 1`,
    [GLB, product],
  );
  const graphRuns = await em.execute<ProductModelPlaces['graphRuns']>(
    `select d.graph_run_id as "runId", d.id as "deliveryId" from ${DELIVERIES}
       join orders.path_run r on r.run_id = d.graph_run_id and r.state <> 'not_started'
      where ${OF_THE_FILE} order by d.created_at desc limit ${RUNS}`,
    [product],
  );
  return { delivered: delivered ? replyOf(delivered) : null, graphRuns: graphRuns.map((run) => ({ ...run })) };
}

const DELIVERIES = `orders.product p join orders.order_line l on l.product = p.key
       join orders.delivery d on d.order_line_id = l.id`;
const OF_THE_FILE = `p.key = ? and d.pinned #>> '{productFile,artifact,sha256}' = p.file_sha256`;

const replyOf = ({
  id,
  name,
  sha256,
  byteLength,
}: {
  id: string;
  name: string;
  sha256: string;
  byteLength: string;
}) => ({
  ...{ url: `/api/deliveries/${id}/assets/${name}`, sha256, deliveryId: id },
  byteLength: Number(byteLength),
});
