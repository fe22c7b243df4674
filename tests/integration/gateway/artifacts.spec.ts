import { createHash } from 'node:crypto';
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

  it('serves an artifact for ever, as what its bytes are', async () => {
    const reply = await gateway.call('GET', `/api/artifacts/${sha256}`);
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${sha256}"`,
    });
  });

  it.each([
    ['bytes=8-11', 206, '0123', `bytes 8-11/18`],
    ['bytes=-2', 206, '89', 'bytes 16-17/18'],
  ])('serves the range %s', async (range, status, text, contentRange) => {
    const reply = await gateway.call('GET', `/api/artifacts/${sha256}`, { headers: { range } });
    expect([reply.status, await reply.text(), reply.headers.get('content-range')]).toEqual([
      status,
      text,
      contentRange,
    ]);
  });

  it('refuses a range outside, and answers 304 to who has it', async () => {
    const outside = await gateway.call('GET', `/api/artifacts/${sha256}`, { headers: { range: 'bytes=99-' } });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */18']);
    const known = await gateway.call('GET', `/api/artifacts/${sha256}`, {
      headers: { 'if-none-match': `"${sha256}"`, 'cache-control': 'max-age=0' },
    });
    expect(known.status).toBe(304);
  });

  it('says that an artifact is not there', async () => {
    const reply = await gateway.call('GET', `/api/artifacts/${'0'.repeat(64)}`);
    expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'artifact_not_found' });
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });
});
