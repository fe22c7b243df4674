import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import type { PinnedInputs } from '#steps';
import { failDelivery } from '../../../apps/orders/deliveries/fail-delivery.repository.js';
import type { AfterAttempt } from '../../../apps/orders/notifications/decide-after-attempt.js';
import { claimDue, markLost, recordAttempt } from '../../../apps/orders/notifications/notification-queue.repository.js';
import type { ClaimedNotification } from '../../../apps/orders/notifications/notification-queue.repository.js';
import { openMailBench } from './mail-bench.js';
import type { MailBench } from './mail-bench.js';
import { openMailServer } from './mail-server.js';
import type { MailServer } from './mail-server.js';
import { openDelivery } from './orders-database.js';

const MAILS = 30;

let bench: MailBench;
let server: MailServer;
const url = () => `smtp://127.0.0.1:${server.port}`;
const sql = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  bench.orm.em.fork().execute<T[]>(text, values);

beforeEach(async () => {
  bench = await openMailBench('mail_twice');
  server = await openMailServer();
});
afterEach(async () => {
  await bench.close();
  await server.close();
});

/** A notification that a process took before it died. */
async function takenByTheDead(): Promise<string> {
  const id = await bench.commit();
  await claimDue(bench.orm.em.fork(), 'email', 1, -1);
  return id;
}

describe('sending once', () => {
  it('holds with two processes that send at the same time', async () => {
    const ids = [];
    for (let index = 0; index < MAILS; index++) ids.push(await bench.commit());
    bench.startSender(url());
    bench.startSender(url());
    for (const id of ids) expect(await bench.untilState(id, 'sent')).toMatchObject({ attempts: 1 });
    expect(server.came).toHaveLength(MAILS);
    expect(new Set(server.came.map(({ messageId }) => messageId)).size).toBe(MAILS);
  });

  it('holds where two processes look at the same moment: one takes it, the other goes on', async () => {
    const ids = [await bench.commit(), await bench.commit()];
    const [first, second] = await bench.orm.em.fork().transactional(async (em) => {
      const mine = await claimDue(em, 'email', 1, 60_000);
      return [mine, await claimDue(bench.orm.em.fork(), 'email', 10, 60_000)];
    });
    expect([first, second].map((taken) => taken?.map(({ deliveryId }) => deliveryId))).toEqual(ids.map((id) => [id]));
  });

  it('holds where a process died while it sent: nobody knows, so a person decides', async () => {
    const id = await takenByTheDead();
    bench.startSender(url());
    const unknown = await bench.untilState(id, 'unknown');
    expect(unknown.lastError?.code).toBe('sender_died');
    await bench.untilState(await bench.commit(), 'sent');
    expect(server.came).toHaveLength(1);

    expect(await bench.notifications.resend(unknown.id)).toMatchObject({ state: 'pending' });
    expect(await bench.untilState(id, 'sent')).toMatchObject({ attempts: 1, lastError: null });
    expect(server.came).toHaveLength(2);
    await expect(bench.notifications.resend(unknown.id)).rejects.toMatchObject({ status: 409 });
  });

  it('takes the late word of an attempt that was given up, but not once its mail was resent', async () => {
    const after: AfterAttempt = { state: 'sent', providerMessageId: '<x@hartomat>' };
    const take = async () => (await claimDue(bench.orm.em.fork(), 'email', 1, -1))[0] as ClaimedNotification;
    const settle = (claimed: ClaimedNotification) =>
      bench.orm.em.fork().transactional((em) => recordAttempt(em, claimed, after, 'smtp'));
    const giveUp = () => bench.orm.em.fork().transactional(markLost);

    const late = await bench.commit();
    const first = await take();
    await giveUp();
    expect([await settle(first), (await bench.of(late)).state]).toEqual([true, 'sent']);

    const resent = await bench.commit();
    const second = await take();
    await giveUp();
    await bench.notifications.resend(second.id);
    const third = await take();
    expect([await settle(second), (await bench.of(resent)).state]).toEqual([false, 'sending']);
    expect(await settle(third)).toBe(true);
  });
});

describe('resending', () => {
  it('is for what failed or is unknown, and gives all attempts anew', async () => {
    const id = await bench.commit({ recipient: 'nobody' });
    bench.startSender(url());
    const failed = await bench.untilState(id, 'failed');
    await sql(`update orders.notification set recipient = 'somebody@hartomat.example' where id = ?`, [failed.id]);
    await bench.notifications.resend(failed.id);
    expect(await bench.untilState(id, 'sent')).toMatchObject({ attempts: 1 });
    await expect(bench.notifications.resend(failed.id)).rejects.toMatchObject({ status: 409 });
    await expect(bench.notifications.resend('999999')).rejects.toMatchObject({ status: 404 });
  });

  it('refuses what waits or is in an inbox', async () => {
    const waiting = await bench.of(await bench.commit());
    await expect(bench.notifications.resend(waiting.id)).rejects.toMatchObject({ status: 409 });
    expect(await bench.notifications.list({ state: 'pending' })).toHaveLength(1);
    expect(await bench.notifications.list({ state: 'sent' })).toEqual([]);
  });
});

describe('the notice of a failed delivery', () => {
  const type = { key: 'still', notify: { channel: 'email', recipients: ['owner@hartomat.example', 'Order desk'] } };

  it('goes out by the channel of the output type, and to the inbox of who has no address', async () => {
    await sql(`insert into orders.catalog_document (sha256, document) values (?, ?::jsonb)`, [
      'b'.repeat(64),
      JSON.stringify({ outputTypes: [type] }),
    ]);
    const id = await openDelivery(bench.orm, { catalogSha256: 'b'.repeat(64) });
    const [delivery] = await sql<{ pinned: PinnedInputs }>('select pinned from orders.delivery where id = ?', [id]);
    const pinned = delivery?.pinned as PinnedInputs;
    const product = { key: 'p', name: 'Bearing\r\nBcc: x' };
    const failure = { code: 'step_file_empty', message: 'Cannot read /srv/hartomat/a.step', retryable: false };
    const fail = () => bench.orm.em.fork().transactional((em) => failDelivery(em, { ...pinned, product }, failure));
    expect([await fail(), await fail()]).toEqual([true, false]);
    bench.startSender(url());
    const sent = await waitUntil(
      async () => {
        const all = await bench.notifications.list({ deliveryId: id, state: 'sent' });
        return all.length === 2 ? all : undefined;
      },
      { withinMs: 10_000, everyMs: 5 },
    );
    expect(sent?.map(({ channel, recipient }) => [channel, recipient])).toEqual(
      expect.arrayContaining([
        ['email', 'owner@hartomat.example'],
        ['in_app', 'Order desk'],
      ]),
    );
    const [mail] = server.came;
    expect(mail?.subject).toBe(`Order ${pinned.orderNumber}: Bearing Bcc: x could not be delivered`);
    expect(mail?.text).toContain('The STEP file is empty.');
    expect(mail?.text).not.toMatch(/srv|Cannot/);
    expect(mail?.attachments).toEqual([]);
  });
});
