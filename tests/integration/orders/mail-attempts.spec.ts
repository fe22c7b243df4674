import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { freePorts } from '../../../deploy/local/process/free-port.js';
import { openMailBench } from './mail-bench.js';
import type { MailBench } from './mail-bench.js';
import { openMailServer } from './mail-server.js';
import type { MailServer, MailServerScript } from './mail-server.js';

let bench: MailBench;
const servers: MailServer[] = [];

beforeAll(async () => void (bench = await openMailBench('mail_attempts')));
afterAll(() => bench.close());
afterEach(async () => {
  await bench.stopSenders();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A mail server that behaves as told, with a sender that uses it. */
async function sendingTo(script: MailServerScript): Promise<MailServer> {
  const server = await openMailServer(script);
  servers.push(server);
  bench.startSender(`smtp://127.0.0.1:${server.port}`);
  return server;
}

describe('a mail on its way', () => {
  it('is sent once where the server takes it', async () => {
    const server = await sendingTo({});
    const sent = await bench.untilState(await bench.commit(), 'sent');
    expect(sent).toMatchObject({ sink: 'smtp', attempts: 1, lastError: null, nextAttemptAt: null });
    expect(sent.sentAt).not.toBeNull();
    expect(server.came.map(({ messageId }) => messageId)).toEqual([sent.providerMessageId]);
  });

  it('is tried again after a 4xx and sent once', async () => {
    const server = await sendingTo({ toRecipient: (n) => (n === 1 ? 451 : null) });
    const sent = await bench.untilState(await bench.commit(), 'sent');
    expect(sent.attempts).toBe(2);
    expect(server.recipients).toHaveLength(2);
    expect(server.came).toHaveLength(1);
  });

  it('is tried again where a 4xx comes for the data', async () => {
    const server = await sendingTo({ toData: (n) => (n === 1 ? 452 : null) });
    const sent = await bench.untilState(await bench.commit(), 'sent');
    expect(server.came.map(({ messageId }) => messageId)).toEqual(Array(2).fill(sent.providerMessageId));
  });

  it('fails after the attempts of its policy where 4xx never ends', async () => {
    const server = await sendingTo({ toRecipient: () => 450 });
    const failed = await bench.untilState(await bench.commit(), 'failed');
    expect(failed).toMatchObject({ attempts: 3, sentAt: null });
    expect(failed.lastError).toEqual({
      code: 'smtp_try_later',
      message: expect.stringContaining('no, for reason 450'),
    });
    expect(server.recipients).toHaveLength(3);
  });

  it.each([
    ['the recipient', { toRecipient: () => 550 }],
    ['the data', { toData: () => 554 }],
  ])('fails at once where 5xx refuses %s, with what the server said', async (_what, script) => {
    const server = await sendingTo(script);
    const failed = await bench.untilState(await bench.commit(), 'failed');
    expect(failed).toMatchObject({ attempts: 1, lastError: { code: 'smtp_refused' } });
    expect(failed.lastError?.message).toMatch(/no, for reason 55[04]/);
    expect(server.recipients).toHaveLength(1);
  });

  it('is unknown, and not sent again by itself, where the connection breaks after its data', async () => {
    const server = await sendingTo({ toData: (n) => (n === 1 ? 'hang up' : null) });
    const id = await bench.commit();
    const unknown = await bench.untilState(id, 'unknown');
    expect(unknown.lastError?.code).toBe('smtp_unconfirmed');
    await bench.untilState(await bench.commit(), 'sent');
    expect((await bench.of(id)).state).toBe('unknown');
    expect(server.came.filter(({ messageId }) => messageId === server.came[0]?.messageId)).toHaveLength(1);
    const notice = await waitUntil(async () => (await bench.notifications.list({ deliveryId: id, state: 'sent' }))[0], {
      withinMs: 5000,
      everyMs: 5,
    });
    expect(notice).toMatchObject({ channel: 'in_app', subject: expect.stringMatching(/^Not confirmed: /) });
    expect(await bench.notifications.list({ deliveryId: id })).toHaveLength(2);
  });

  it('is unknown where the answer to its data takes too long', async () => {
    const server = await openMailServer({ toData: () => 'say nothing' });
    servers.push(server);
    bench.startSender(`smtp://127.0.0.1:${server.port}`, { timeoutMs: 500, attempts: 1000 });
    const unknown = await bench.untilState(await bench.commit(), 'unknown');
    expect(unknown.lastError).toMatchObject({ code: 'smtp_unconfirmed', message: expect.stringContaining('500 ms') });
  });

  it('is unknown where our process ends between its data and the answer', async () => {
    const server = await sendingTo({ toData: () => 'say nothing' });
    const id = await bench.commit();
    await waitUntil(() => server.came[0], { withinMs: 5000, everyMs: 5 });
    await bench.stopSenders();
    expect(await bench.of(id)).toMatchObject({ state: 'unknown', lastError: { code: 'smtp_unconfirmed' } });
  });

  it('waits for a server that is not there, and the delivery is committed all the same', async () => {
    const [port = 0] = await freePorts(1);
    bench.startSender(`smtp://127.0.0.1:${port}`, { attempts: 1000 });
    const id = await bench.commit();
    const waiting = await bench.until(id, ({ attempts }) => attempts > 2);
    expect(waiting.lastError?.code).toBe('smtp_unreachable');
    expect(await bench.orm.em.fork().execute('select state from orders.delivery where id = ?', [id])).toEqual([
      { state: 'committed' },
    ]);
    const told = await bench.commit({ channel: 'in_app' });
    expect(await bench.untilState(told, 'sent')).toMatchObject({ sink: 'inbox' });
    await bench.stopSenders();
    await sendingTo({});
    await bench.untilState(id, 'sent');
  });

  it('of a server that never answers holds up neither inboxes nor the end of the process, and stays unsent', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    bench.startSender(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, { parallel: 1 });
    const id = await bench.commit();
    await bench.untilState(id, 'sending');
    await bench.untilState(await bench.commit({ channel: 'in_app' }), 'sent');
    await bench.stopSenders();
    expect(await bench.of(id)).toMatchObject({ state: 'pending', attempts: 0, lastError: { code: 'sender_stopped' } });
    silent.close();
    await sendingTo({});
    await bench.untilState(id, 'sent');
  });
});

describe('the credentials of the mail server', () => {
  const url = (port: number, password: string) =>
    `smtp://can%C3%A4ry:${encodeURIComponent(password)}@127.0.0.1:${port}`;

  it('let us in', async () => {
    const server = await openMailServer({ password: 'p@ss/wörd' });
    servers.push(server);
    bench.startSender(url(server.port, 'p@ss/wörd'));
    await bench.untilState(await bench.commit(), 'sent');
  });

  it('appear in no log, error or row, also where the server repeats them', async () => {
    const server = await openMailServer({ password: 'another' });
    servers.push(server);
    bench.startSender(url(server.port, 'tell-nobody'));
    const failed = await bench.untilState(await bench.commit(), 'failed');
    expect(failed.lastError).toMatchObject({
      code: 'smtp_session_refused',
      message: expect.stringContaining('bad password ***'),
    });
    const rows = JSON.stringify(await bench.orm.em.fork().execute('select * from orders.notification'));
    const base64 = Buffer.from('tell-nobody').toString('base64');
    expect(rows + bench.logLines.join('')).not.toMatch(new RegExp(`tell-nobody|canäry|can%C3%A4ry|${base64}`));
    expect(bench.logLines.join('')).toContain('f***@hartomat.example');
    expect(bench.logLines.join('')).not.toContain('foreman@');
  });
});
