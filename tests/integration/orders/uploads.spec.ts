import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProductReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { problemOf } from '../gateway/gateway-bench.js';
import { openOrdersUnderTest } from './orders-under-test.js';
import type { OrdersUnderTest } from './orders-under-test.js';

const MB = 1024 ** 2;
const BOUNDARY = 'the-boundary';
/** What a STEP file must have at least: a product and a shape. */
const PART = "#0000001=PRODUCT_DEFINITION('','',$,$);\n#0000002=MANIFOLD_SOLID_BREP('',$);\n";
const LINE = "#0000000=CARTESIAN_POINT('',(1.,2.,3.),#0000001);\n";

/** The middle of a STEP file that is nearly as large as is allowed; only its first line is different for each upload. */
const middle = Buffer.concat([Buffer.from(PART), points(Math.floor((95 * MB) / LINE.length))]);

function points(count: number): Buffer {
  const lines = Buffer.alloc(count * LINE.length, LINE);
  for (let at = 0; at < count; at += 1) lines.write(String(at + 10).padStart(7, '0'), at * LINE.length + 1, 'latin1');
  return lines;
}

const head = (comment: string) => `ISO-10303-21;\nHEADER;\n/*${comment}*/\nENDSEC;\nDATA;\n`;
const TAIL = 'ENDSEC;\nEND-ISO-10303-21;\n';

function* form(
  { fileName, ...fields }: { key: string; fileName: string; name?: string; replace?: string },
  file: Iterable<Uint8Array>,
): Generator<Uint8Array> {
  const field = (name: string, value: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const sent = Object.entries({ name: fields.key, ...fields });
  yield Buffer.from(sent.map(([name, value]) => field(name, value)).join(''));
  yield Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`);
  yield* file;
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

function* largeStep(comment: string): Generator<Uint8Array> {
  yield Buffer.from(head(comment));
  for (let at = 0; at < middle.length; at += 256 * 1024) yield middle.subarray(at, at + 256 * 1024);
  yield Buffer.from(TAIL);
}

function* tooLarge(): Generator<Uint8Array> {
  yield* largeStep('too large');
  yield middle.subarray(0, 7 * MB);
}

const smallStep = (comment: string): Uint8Array[] => [Buffer.from(head(comment) + PART + TAIL)];

interface Sent {
  fileName?: string;
  name?: string;
  replace?: string;
  signal?: AbortSignal;
}

describe('uploads', () => {
  let orders: OrdersUnderTest;
  beforeAll(async () => void (orders = await openOrdersUnderTest('uploads')));
  afterAll(() => orders.close());

  const upload = (
    key: string,
    file: Iterable<Uint8Array>,
    { fileName = `${key}.step`, signal, ...fields }: Sent = {},
  ): Promise<Response> =>
    fetch(`${orders.gateway.origin}/api/products`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${orders.gateway.config.adminToken}`,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
      body: ReadableStream.from(form({ ...fields, key, fileName }, file)),
      duplex: 'half',
      ...(signal && { signal }),
    });
  const leftovers = (): Promise<string[]> => readdir(join(orders.artifactsFolder, 'tmp'));

  /** The gateway may answer while orders still clears up. */
  async function nothingLeft(): Promise<void> {
    await waitUntil(async () => (await leftovers()).length === 0 || undefined, { withinMs: 15_000 });
    expect(await leftovers()).toEqual([]);
  }

  /** The digest of a large file that is sent again as long as the service says that it is busy. */
  async function untilStored(key: string): Promise<string> {
    for (;;) {
      const reply = await upload(key, largeStep(key));
      if (reply.status === 201) return ((await reply.json()) as ProductReply).sha256;
      expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '5']);
    }
  }

  it('refuse a field that their schema does not have, by its pointer', async () => {
    const body = new FormData();
    for (const name of ['key', 'name', 'notInTheSchema']) body.set(name, 'part');
    body.set('file', new Blob(smallStep('strict').map((chunk) => new Uint8Array(chunk))), 'part.step');
    const headers = { authorization: `Bearer ${orders.gateway.config.adminToken}` };
    const reply = await fetch(`${orders.gateway.origin}/api/products`, { method: 'POST', headers, body });
    expect(await problemOf(reply)).toMatchObject({
      status: 400,
      code: 'invalid_request',
      errors: [{ pointer: '/notInTheSchema' }],
    });
    await nothingLeft();
  });

  it('of another file for a product are refused unless they say to replace it', async () => {
    const at = '/api/products/kept';
    const read = async (): Promise<ProductReply> =>
      (await (await orders.gateway.call('GET', at)).json()) as ProductReply;
    expect(await problemOf(await orders.gateway.call('GET', at))).toMatchObject({
      status: 404,
      code: 'product_not_found',
    });
    const made = (await (await upload('kept', smallStep('one'))).json()) as ProductReply;
    expect(await read()).toEqual(made);
    expect(made).toMatchObject({ key: 'kept', name: 'kept', fileName: 'kept.step' });
    for (const replace of [undefined, 'false']) {
      const reply = await upload('kept', smallStep('two'), { name: 'other', ...(replace && { replace }) });
      expect(await problemOf(reply)).toMatchObject({
        status: 409,
        code: 'product_exists',
        detail: expect.stringMatching(/"kept".*kept\.step/),
        errors: [{ pointer: '/key' }],
      });
    }
    expect(await read()).toEqual(made);
    expect((await upload('kept', smallStep('one'), { name: 'Renamed' })).status).toBe(201);
    expect(await read()).toMatchObject({ name: 'Renamed', sha256: made.sha256, createdAt: made.createdAt });
    expect((await upload('kept', smallStep('two'), { replace: 'true' })).status).toBe(201);
    expect((await read()).sha256).not.toBe(made.sha256);
    expect((await upload('kept', smallStep('two'), { replace: 'yes' })).status).toBe(400);
    await nothingLeft();
  });

  it('for one new key at the same time keep the first file', async () => {
    const files = ['a', 'b', 'c', 'd'].map((text) => smallStep(text));
    const replies = await Promise.all(files.map((file) => upload('raced', file)));
    const made = replies.filter(({ status }) => status === 201);
    expect([made.length, replies.filter(({ status }) => status === 409).length]).toEqual([1, 3]);
    const kept = (await (await orders.gateway.call('GET', '/api/products/raced')).json()) as ProductReply;
    expect(kept).toEqual(await made[0]?.json());
  });

  it('take neither the memory of their size nor the turns of others', async () => {
    const before = process.memoryUsage().rss;
    let most = 0;
    let answered = 0;
    const clock = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 10);
    let done = false;
    const pinging = (async () => {
      while (!done) answered += (await orders.gateway.call('GET', '/api/orders')).ok ? 1 : 0;
    })();
    const stored = await Promise.all([1, 2, 3, 4, 5, 6].map((one) => untilStored(`large-${one}`)));
    done = true;
    clearInterval(clock);
    await pinging;
    expect(new Set(stored).size).toBe(6);
    expect(most / MB).toBeLessThan(300);
    expect(answered).toBeGreaterThan(100);
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    { what: 'a field that is wrong', key: 'A KEY', status: 400, code: 'invalid_request' },
    { what: 'no STEP in it', file: [Buffer.from('<html>sign in</html>')], status: 422, code: 'step_file_not_step' },
    { what: 'a line break in the name', fileName: 'a%0D%0Ab.step', status: 400, code: 'file_name_invalid' },
    { what: 'a mark that turns the name around', fileName: 'a\u202Epets.exe', status: 400, code: 'file_name_invalid' },
    { what: 'an isolate in the name', fileName: 'a\u2066b\u2069.step', status: 400, code: 'file_name_invalid' },
    { what: 'a tabulator in the name', fileName: 'a\tb.step', status: 400, code: 'file_name_invalid' },
    { what: 'too many bytes', file: tooLarge(), status: 413, code: 'step_file_too_large' },
  ])('with $what are refused and leave nothing', async ({ key = 'refused', fileName = 'a.step', file, ...wanted }) => {
    const reply = await upload(key, file ?? smallStep('a'), { fileName });
    expect(await problemOf(reply)).toMatchObject({ status: wanted.status, code: wanted.code });
    await nothingLeft();
    expect(await orders.query("select 1 from orders.product where key !~ '^(large|kept|raced)'")).toEqual([]);
  });

  it('whose client leaves make room for the next and leave nothing', async () => {
    const leaving = new AbortController();
    const left = ['a', 'b', 'c'].map((key) =>
      upload(`left-${key}`, largeStep(key), { signal: leaving.signal }).catch(() => null),
    );
    // Two have begun to write; the third waits for its turn.
    await waitUntil(async () => (await leftovers()).length === 2 || undefined, { withinMs: 15_000 });
    leaving.abort();
    expect(await Promise.all(left)).toEqual([null, null, null]);
    expect((await upload('after', smallStep('after'))).status).toBe(201);
    await nothingLeft();
  });

  it('that a crash has left are gone after the next start', async () => {
    const [dead, alive] = ['upload-dead', 'upload-alive'].map((name) => join(orders.artifactsFolder, 'tmp', name));
    await writeFile(dead as string, '');
    await utimes(dead as string, 1, 1);
    await writeFile(alive as string, '');
    await orders.restart();
    expect(await leftovers()).toEqual(['upload-alive']);
  });
});
