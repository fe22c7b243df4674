import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { TcpProxy } from '../../chaos/instance/tcp-proxy.js';
import { problemOf } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

describe('a failure whose cause is known', () => {
  let orders: OrdersUnderTest;
  let proxy: TcpProxy;
  beforeAll(async () => {
    orders = await openOrdersUnderTest('known-causes', async (databaseUrl) => {
      const url = new URL(databaseUrl);
      proxy = await TcpProxy.open(Number(url.port));
      url.port = String(proxy.port);
      return url.href;
    });
  });
  afterAll(() => orders.close());

  const call = (path: string) => orders.gateway.call('GET', `/api${path}`);

  /** A live asset whose artifact was stored; answers its address and where its bytes are. */
  async function plantAsset(content: string | Buffer): Promise<{ path: string; file: string }> {
    const { sha256 } = await orders.artifacts.put(Buffer.from(content), 'image/png');
    const delivery = randomUUID();
    await orders.query(
      `insert into orders.media_asset (delivery_id, name, run_id, media_type, sha256, byte_length)
       values (?, 'still.png', ?, 'image/png', ?, 1)`,
      [delivery, randomUUID(), sha256],
    );
    const file = join(orders.artifactsFolder, 'cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    return { path: `/deliveries/${delivery}/assets/still.png`, file };
  }

  it('is named for a delivered asset that is damaged or gone, and is not kept by caches', async () => {
    const { path, file } = await plantAsset('a picture');
    expect([(await call(path)).status, (await call(path)).headers.get('cache-control')]).toEqual([
      200,
      'private, max-age=31536000, immutable',
    ]);
    await writeFile(file, 'damaged');
    const damaged = await call(path);
    expect(await problemOf(damaged)).toMatchObject({ status: 503, code: 'artifact_corrupt' });
    expect(damaged.headers.get('retry-after')).toBe('5');
    await rm(file);
    const gone = await call(path);
    expect(await problemOf(gone)).toMatchObject({ status: 404, code: 'artifact_not_found' });
    expect(gone.headers.get('cache-control')).toBe('no-store');
  });

  it('is named for a still of a delivered asset too, of which orders names the artifact', async () => {
    const picture = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#ff0000' } }).png().toBuffer(); // prettier-ignore
    const { path, file } = await plantAsset(picture);
    // The store of this gateway is not that of orders.
    expect(await problemOf(await call(`${path}?width=96`))).toMatchObject({ status: 404, code: 'artifact_not_found' });
    await orders.gateway.artifacts.put(picture, 'image/png');
    const still = await call(`${path}?width=96`);
    expect([still.status, still.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const etag = `"${file.slice(-64)}"`;
    expect((await call(path)).headers.get('etag')).toBe(etag);
    expect(await problemOf(await call(`${path}x?width=96`))).toMatchObject({ status: 404, code: 'asset_not_found' });
  });

  it('is told of a database that is away, as soon as it is', async () => {
    expect((await call('/products')).status).toBe(200);
    await proxy.close();
    for (const path of ['/products', '/orders', '/notifications', '/catalog', `/deliveries/${randomUUID()}`]) {
      const reply = await call(path);
      expect({ path, retryAfter: reply.headers.get('retry-after'), ...(await problemOf(reply)) }).toMatchObject({
        path,
        status: 503,
        code: 'database_unavailable',
        retryAfter: '5',
      });
    }
  });
});
