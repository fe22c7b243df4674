import { randomUUID } from 'node:crypto';
import { problemOf } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

const [NOW, BEFORE, MODEL] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];

describe('the model of a product', () => {
  let orders: OrdersUnderTest;
  const line = randomUUID();
  beforeAll(async () => {
    orders = await openOrdersUnderTest('product-model');
    const order = randomUUID();
    await orders.query(
      `insert into orders.product (key, name, file_name, file_sha256, file_byte_length) values ('flange', 'F', 'f', ?, 1), ('other', 'O', 'o', ?, 1)`,
      [NOW, NOW],
    );
    await orders.query(`insert into orders.customer_order (id, number) values (?, 'n')`, [order]);
    await orders.query(
      `insert into orders.order_line (id, order_id, position, product, output_type) values (?, ?, 1, 'flange', 'x')`,
      [line, order],
    );
  });
  afterAll(() => orders.close());

  const model = (key = 'flange') => orders.gateway.call('GET', `/api/products/${key}/model`);

  /** A delivery of a file, in which an asset of a type was made. */
  const deliver = async (generation: number, file: string, mediaType: string): Promise<string> => {
    const id = randomUUID();
    await orders.query(
      `insert into orders.delivery (id, order_line_id, generation, mode, reason_code, state, pinned, graph_run_id)
       values (?, ?, ?, 'graph', 'operator', 'committed', ?::jsonb, ?)`,
      [id, line, generation, JSON.stringify({ productFile: { artifact: { sha256: file } } }), randomUUID()],
    );
    await orders.query(
      `insert into orders.media_asset (delivery_id, name, run_id, media_type, sha256, byte_length) values (?, 'a.glb', ?, ?, ?, 12)`,
      [id, randomUUID(), mediaType, MODEL],
    );
    return id;
  };

  it('is a delivered one of its present file, also without the bus', async () => {
    expect(await problemOf(await model('nothing'))).toMatchObject({ status: 404, code: 'product_not_found' });
    await deliver(1, BEFORE, 'model/gltf-binary');
    await deliver(2, NOW, 'image/png');
    expect(await problemOf(await model())).toMatchObject({ status: 404, code: 'model_not_found' });
    const id = await deliver(3, NOW, 'model/gltf-binary');
    const wanted = { url: `/api/deliveries/${id}/assets/a.glb`, sha256: MODEL, byteLength: 12, deliveryId: id };
    expect(await (await model()).json()).toEqual(wanted);
    expect((await model('other')).status).toBe(404);
  });
});
