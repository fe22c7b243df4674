import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { sendRequest } from '../doors/send-request.js';
import type { Answer } from '../doors/send-request.js';
import { openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const CODE = 'export const answer = 42;\n'.repeat(50);
const PAGE = '<!doctype html><style>a{}</style><app-root></app-root><script src="main-ABCDEFGH.js"></script>';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

async function writeWeb(folder: string): Promise<void> {
  await mkdir(join(folder, 'media'), { recursive: true });
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'index.html.br'), brotliCompressSync(PAGE));
  await writeFile(join(folder, 'main-ABCDEFGH.js'), CODE);
  await writeFile(join(folder, 'chunk-aB3_-xYz.js'), CODE);
  await writeFile(join(folder, 'main-ABCDEFGH.js.br'), brotliCompressSync(CODE));
  await writeFile(join(folder, 'main-ABCDEFGH.js.gz'), gzipSync(CODE));
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  await writeFile(join(folder, 'media/room.hdr'), 'light');
  await symlink('/etc/passwd', join(folder, 'passwd.txt'));
}

describe('the web', () => {
  let gateway: GatewayBench;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hartomat-web-'));
    await writeWeb(folder);
    gateway = await openGatewayBench({ webDir: folder });
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    sendRequest(gateway.origin, { method, target, headers });
  /** The bytes as they come, without `fetch` unpacking them. */
  const bytesOf = (path: string, encoding: string): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const sent = request(gateway.origin + path, { headers: { 'accept-encoding': encoding } }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
      });
      sent.once('error', reject).end();
    });

  it('is one page with a nonce of each response, which its policy names', async () => {
    const answers = [await ask('/'), await ask('/', BROWSER)];
    const nonces = answers.map(
      ({ headers }) => /'nonce-([\w-]{22})'/.exec(String(headers['content-security-policy']))?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    for (const [at, { status, mediaType, headers, body }] of answers.entries()) {
      expect({ status, mediaType, cache: headers['cache-control'] }).toEqual({ status: 200, mediaType: 'text/html', cache: 'no-store' }); // prettier-ignore
      const nonce = nonces[at];
      expect(body).toBe(
        `<!doctype html><style nonce="${nonce}">a{}</style><app-root ngCspNonce="${nonce}"></app-root><script nonce="${nonce}" src="main-ABCDEFGH.js"></script>`,
      );
      expect(headers['content-security-policy']).not.toContain('sandbox');
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    }
  });

  it.each([
    '/workflows',
    '/workflows/still-threejs/versions/3',
    '/orders?x=1',
    '/catalog/materials',
    '/comparisons/1',
    '/rollouts',
    '/sign-in',
    '/index.html',
    '/workflows/../../etc/passwd',
  ])('answers a browser that opens %s with the page', async (path) => {
    const { status, body } = await ask(path, BROWSER);
    expect([status, body.includes('<app-root')]).toEqual([200, true]);
  });

  it.each([
    ['/workflows', { accept: 'application/json' }],
    ['/workflows', {}],
    ['/elsewhere', BROWSER],
    ['/workflowsx', BROWSER],
    ['/main-OTHERONE.js', BROWSER],
    ['/main-ABCDEFGH.js.br', {}],
    ['/main-abcdefgh.js', {}],
    ['/media', BROWSER],
    ['/media/', {}],
    ['/media//room.hdr', {}],
    ['/media/../favicon.svg', {}],
    ['/%6dain-ABCDEFGH.js', {}],
    ['//main-ABCDEFGH.js', {}],
    ['/..%2f..%2fpackage.json', {}],
    ['/../package.json', {}],
    ['/passwd.txt', {}],
    ['/__proto__', {}],
    ['/api/nothing', BROWSER],
    ['/API/workflows', BROWSER],
  ])('has no %s for %j: that stays a problem of the API', async (path, headers) => {
    const answer = await ask(path, headers);
    expect(answer).toMatchObject({ status: 404, mediaType: 'application/problem+json' });
    expect(answer.headers['content-security-policy']).toBe(API_POLICY);
  });

  it('has files that never change under a name with their digest', async () => {
    const { status, headers, body } = await ask('/main-ABCDEFGH.js');
    expect({ status, body }).toEqual({ status: 200, body: CODE });
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(CODE.length),
      vary: 'Accept-Encoding',
    });
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });

  it('knows a digest by its eight characters of base64url', async () => {
    expect((await ask('/chunk-aB3_-xYz.js')).headers['cache-control']).toContain('immutable');
  });

  it('has the others checked before each use', async () => {
    const { headers, body } = await ask('/favicon.svg');
    expect(body).toBe('<svg/>');
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
    expect(headers['vary']).toBeUndefined();
    const again = await ask('/favicon.svg', { 'if-none-match': `"x", W/${headers['etag']}` });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await ask('/media/room.hdr')).headers['content-type']).toBe('application/octet-stream');
  });

  it('sends what was compressed beforehand to those who take it', async () => {
    expect(brotliDecompressSync(await bytesOf('/main-ABCDEFGH.js', 'gzip, br')).toString()).toBe(CODE);
    expect(gunzipSync(await bytesOf('/main-ABCDEFGH.js', 'gzip')).toString()).toBe(CODE);
    const [br, gzip, plain] = await Promise.all(
      ['br', 'gzip', 'identity'].map((encoding) => ask('/main-ABCDEFGH.js', { 'accept-encoding': encoding }, 'HEAD')),
    );
    expect([br, gzip, plain].map((answer) => answer?.headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(new Set([br, gzip, plain].map((answer) => answer?.headers['etag'])).size).toBe(3);
  });

  it('answers HEAD without a body', async () => {
    const { status, headers, body } = await ask('/', BROWSER, 'HEAD');
    expect([status, body, Number(headers['content-length']) > PAGE.length]).toEqual([200, '', true]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('is for reading: %s', async (method) => {
    const answers = [await ask('/', BROWSER, method), await ask('/main-ABCDEFGH.js', {}, method)];
    for (const { status, headers, mediaType } of answers)
      expect({ status, allow: headers['allow'], mediaType }).toEqual({
        status: 405,
        allow: 'GET, HEAD',
        mediaType: 'application/problem+json',
      });
  });

  it('leaves health and the API where they are', async () => {
    expect((await ask('/healthz', BROWSER)).mediaType).toBe('application/json');
    expect((await ask('/api/openapi.json', BROWSER)).headers['content-security-policy']).toBe(API_POLICY);
    expect((await ask('/api/workflows', BROWSER)).status).toBe(401);
  });

  it('is served under our names only', async () => {
    const reply = await ask('/', { ...BROWSER, host: 'evil.example' });
    expect([reply.status, reply.mediaType]).toEqual([421, 'application/problem+json']);
  });
});

describe('a gateway without the web', () => {
  it('says how to build it, and that alone', async () => {
    const gateway = await openGatewayBench();
    try {
      for (const target of ['/', '/orders/1']) {
        const { status, mediaType, headers, body } = await sendRequest(gateway.origin, { method: 'GET', target, headers: BROWSER }); // prettier-ignore
        expect({ status, mediaType }).toEqual({ status: 404, mediaType: 'text/plain' });
        expect(body).toContain('node tools/build.mjs web');
        expect(headers['content-security-policy']).toBe(API_POLICY);
      }
      const reply = await gateway.call('GET', '/favicon.ico', { headers: { accept: 'image/*' } });
      expect(await problemOf(reply)).toMatchObject({ status: 404, code: 'not_found' });
    } finally {
      await gateway.close();
    }
  });
});
