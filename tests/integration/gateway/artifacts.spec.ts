import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

describe('GET /api/artifacts/:sha256', () => {
  let gateway: GatewayBench;
  const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('0123456789')]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  beforeAll(async () => {
    gateway = await openGatewayBench();
    await gateway.artifacts.put(bytes, 'text/html');
  });
  afterAll(() => gateway.close());

  it('serves an artifact forever, as what its bytes are', async () => {
    const reply = await gateway.call('GET', `/api/artifacts/${sha256}`);
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${sha256}"`,
    });
  });

  it.each([
    ['bytes=0-3', 206, '\ufffdPNG', 'bytes 0-3/18'],
    ['bytes=8-11', 206, '0123', `bytes 8-11/18`],
    ['bytes=16-', 206, '89', 'bytes 16-17/18'],
    ['bytes=-2', 206, '89', 'bytes 16-17/18'],
    ['bytes=-999999', 206, bytes.toString('utf8'), 'bytes 0-17/18'],
  ])('serves the range %s', async (range, status, text, contentRange) => {
    const reply = await gateway.call('GET', `/api/artifacts/${sha256}`, { headers: { range } });
    expect([reply.status, await reply.text(), reply.headers.get('content-range')]).toEqual([
      status,
      text,
      contentRange,
    ]);
  });

  it.each(['bytes=0-1,4-5', 'bytes=0-1, 16-', 'lines=0-1', 'bytes=5-4'])('serves the whole for %s', async (range) => {
    const reply = await gateway.call('GET', `/api/artifacts/${sha256}`, { headers: { range } });
    expect([reply.status, reply.headers.get('content-range')]).toEqual([200, null]);
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes);
  });

  it('says to HEAD what a download would be', async () => {
    const head = await gateway.call('HEAD', `/api/artifacts/${sha256}`);
    expect([head.status, head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
      200,
      '18',
      'image/png',
    ]);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
    const part = await gateway.call('HEAD', `/api/artifacts/${sha256}`, { headers: { range: 'bytes=-2' } });
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '2']);
  });

  it('serves the empty artifact', async () => {
    const { sha256: empty } = await gateway.artifacts.put(new Uint8Array(), 'text/plain');
    const reply = await gateway.call('GET', `/api/artifacts/${empty}`);
    expect([reply.status, reply.headers.get('content-length'), await reply.text()]).toEqual([200, '0', '']);
  });

  it('refuses a range outside, and answers 304 to who has it', async () => {
    const outside = await gateway.call('GET', `/api/artifacts/${sha256}`, { headers: { range: 'bytes=99-' } });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */18']);
    expect(outside.headers.get('cache-control')).toBe('no-store');
    const known = await gateway.call('GET', `/api/artifacts/${sha256}`, {
      headers: { 'if-none-match': `"${sha256}"`, 'cache-control': 'max-age=0' },
    });
    expect(known.status).toBe(304);
  });

  it('says of a damaged artifact that it is damaged, and when to ask again', async () => {
    const { sha256: damaged } = await gateway.artifacts.put(Buffer.from('to be damaged'), 'text/plain');
    const root = fileURLToPath(gateway.config.artifactsUrl);
    await writeFile(join(root, 'cas', damaged.slice(0, 2), damaged.slice(2, 4), damaged), 'other bytes');
    for (const headers of [{}, { range: 'bytes=0-3' }] as Record<string, string>[]) {
      const reply = await gateway.call('GET', `/api/artifacts/${damaged}`, { headers });
      expect(await problemOf(reply)).toMatchObject({ status: 503, code: 'artifact_corrupt' });
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('says that an artifact is not there', async () => {
    const reply = await gateway.call('GET', `/api/artifacts/${'0'.repeat(64)}`);
    expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'artifact_not_found' });
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });
});
