import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { openDerivedFolder } from '#artifacts';
import { json, startFakeOrders } from './fake-orders.js';
import type { FakeOrders } from './fake-orders.js';
import { openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const DELIVERY = '6f9b7c1a-8a7e-4a43-9a0e-0c4d41f5b6aa';
const RED = '#ff0000';
const BLUE = '#0000ff';

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 4, background } });

/** A PNG that says that it is so large, and holds nothing. */
function bomb(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 6, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const data = chunk('IDAT', deflateSync(Buffer.alloc(100)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), data, chunk('IEND', Buffer.alloc(0))]); // prettier-ignore
}

describe('a still of an artifact', () => {
  let gateway: GatewayBench;
  let orders: FakeOrders;
  beforeAll(async () => {
    orders = await startFakeOrders();
    gateway = await openGatewayBench({ ordersUrl: orders.url });
  });
  afterAll(async () => {
    await gateway.close();
    await orders.close();
  });

  const put = async (bytes: Uint8Array): Promise<string> => (await gateway.artifacts.put(bytes, 'image/png')).sha256;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    gateway.call('GET', `/api${path}`, { headers });
  const bytesOf = async (reply: Response): Promise<Buffer> => Buffer.from(await reply.arrayBuffer());
  const animation = async (): Promise<string> => {
    const frames = await Promise.all([RED, BLUE].map((colour) => plain(40, 20, colour).png().toBuffer()));
    return put(await sharp(frames, { join: { animated: true } }).webp({ lossless: true, delay: [100, 100] }).toBuffer()); // prettier-ignore
  };

  it.each([
    [96, { width: 96, height: 48 }],
    [320, { width: 320, height: 160 }],
    [960, { width: 400, height: 200 }],
  ])('is at most %i pixels wide, and never larger than the picture', async (width, size) => {
    const sha256 = await put(await plain(400, 200, RED).png().toBuffer());
    const reply = await get(`/artifacts/${sha256}?width=${width}`);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const bytes = await bytesOf(reply);
    expect(reply.headers.get('content-length')).toBe(String(bytes.length));
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', ...size });
  });

  it('of a very high picture is bounded too', async () => {
    const sha256 = await put(await plain(50, 20_000, RED).png().toBuffer());
    const { width, height } = await sharp(await bytesOf(await get(`/artifacts/${sha256}?width=96`))).metadata();
    expect([width, height]).toEqual([1, 384]);
  });

  it('is answered by 304 to who has it, and not to who has another one', async () => {
    const sha256 = await put(await plain(400, 200, BLUE).png().toBuffer());
    const etag = (await get(`/artifacts/${sha256}?width=96`)).headers.get('etag')!;
    const again = (path: string) => get(path, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect((await again(`/artifacts/${sha256}?width=96`)).status).toBe(304);
    expect((await again(`/artifacts/${sha256}?width=320`)).status).toBe(200);
    expect((await again(`/artifacts/${sha256}`)).status).toBe(200);
  });

  it('is made once for many who want it at once, and kept', async () => {
    const sha256 = await put(await plain(300, 300, BLUE).png().toBuffer());
    const replies = await Promise.all(Array.from({ length: 12 }, () => get(`/artifacts/${sha256}?width=96`)));
    const bodies = await Promise.all(replies.map(bytesOf));
    expect(new Set(bodies.map((body) => createHash('sha256').update(body).digest('hex'))).size).toBe(1);
    const kept = openDerivedFolder(gateway.config.artifactsUrl);
    expect(await kept.read(sha256, 'w96-f1.webp')).toEqual(bodies[0]);
    await kept.keep(sha256, 'w96-f1.webp', Buffer.from('as it was kept'));
    expect(await (await get(`/artifacts/${sha256}?width=96`)).text()).toBe('as it was kept');
  });

  it('shows one frame of an animation, the first unless another is named', async () => {
    const sha256 = await animation();
    const colourOf = async (query: string): Promise<number[]> => {
      const bytes = await bytesOf(await get(`/artifacts/${sha256}?${query}`));
      expect(await sharp(bytes).metadata()).not.toHaveProperty('pages', 2);
      return [...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)];
    };
    expect(await colourOf('frame=1')).toEqual([255, 0, 0]);
    expect(await colourOf('frame=2')).toEqual([0, 0, 255]);
    const [red, , blue] = await colourOf('width=96');
    expect([red! > 200, blue! < 50]).toEqual([true, true]);
    expect(await problemOf(await get(`/artifacts/${sha256}?frame=3`))).toMatchObject({
      status: 404,
      code: 'frame_not_found',
    });
  });

  it.each([
    ['text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['the head of a PNG and nothing more', Buffer.from('\x89PNG\r\n\x1a\n0123456789', 'latin1')],
    ['a STEP file', Buffer.from('ISO-10303-21;\nHEADER;')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused of %s', async (_what, bytes) => {
    const reply = await get(`/artifacts/${await put(bytes)}?width=96`);
    expect(await problemOf(reply)).toMatchObject({ status: 422, code: 'not_a_picture' });
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    [30_000, 30_000],
    [1, 60_000_000],
    [1_000_000, 1_000_000],
  ])('is refused of a picture that says that it has %i × %i pixels', async (width, height) => {
    const reply = await get(`/artifacts/${await put(bomb(width, height))}?width=96`);
    expect(['picture_too_large', 'not_a_picture']).toContain((await problemOf(reply)).code);
    const after = await get(`/artifacts/${await put(await plain(10, 10, RED).png().toBuffer())}?width=96`);
    expect(after.status).toBe(200);
  });

  it('says of a picture that is too large that it is', async () => {
    const reply = await get(`/artifacts/${await put(bomb(30_000, 30_000))}?width=96`);
    expect(await problemOf(reply)).toMatchObject({ status: 422, code: 'picture_too_large' });
  });

  it.each(['width=97', 'width=0', 'width=', 'width=96&width=320', 'frame=0', 'frame=-1', 'frame=1.5', 'frame=99999', 'name=', `name=${'a'.repeat(201)}`, 'size=3'])(
    'is refused with %s',
    async (query) => {
      const sha256 = await put(await plain(10, 10, RED).png().toBuffer());
      expect((await get(`/artifacts/${sha256}?${query}`)).status).toBe(400);
    },
  ); // prettier-ignore

  it('is not there of an artifact that is not', async () => {
    const reply = await get(`/artifacts/${'0'.repeat(64)}?width=96`);
    expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'artifact_not_found' });
  });

  it('can be had of the asset of a delivery', async () => {
    const sha256 = await put(await plain(400, 200, RED).png().toBuffer());
    orders.answerWith(json(200, { sha256 }));
    const reply = await get(`/deliveries/${DELIVERY}/assets/front.png?width=96`);
    expect(await sharp(await bytesOf(reply)).metadata()).toMatchObject({ format: 'webp', width: 96 });
    expect(orders.seen.at(-1)?.url).toBe(`/internal/deliveries/${DELIVERY}/assets/front.png/artifact`);
    orders.answerWith(json(404, { code: 'asset_not_found', detail: 'None.' }, 'application/problem+json'));
    const none = await get(`/deliveries/${DELIVERY}/assets/back.png?width=96`);
    expect(await problemOf(none)).toMatchObject({ status: 404, code: 'asset_not_found' });
  });

  it('is downloaded under the name that was asked for, whatever that contains', async () => {
    const sha256 = await put(await plain(10, 10, RED).png().toBuffer());
    const offered = async (name: string): Promise<string | null> => {
      const reply = await get(`/artifacts/${sha256}?name=${encodeURIComponent(name)}`);
      expect([reply.status, reply.headers.get('x-injected'), reply.headers.get('content-type')]).toEqual([
        ...[200, null, 'image/png'],
      ]);
      return reply.headers.get('content-disposition');
    };
    expect(await offered('Wälz.png')).toBe(`attachment; filename="W_lz.png"; filename*=UTF-8''W%C3%A4lz.png`);
    expect(await offered('../a\r\nx-injected: 1')).toBe(
      `attachment; filename="_a__x-injected_ 1"; filename*=UTF-8''_a__x-injected_%201`,
    );
    expect((await get(`/artifacts/${sha256}`)).headers.get('content-disposition')).toBeNull();
  });
});
