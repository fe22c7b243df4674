import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { NotificationReply } from '#contracts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { OrderClient } from '../instance/order-client.js';
import { startOtlpReceiver } from '../instance/otlp-receiver.js';
import { openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

describe('e-mail of a running HartOMat without a mail server', () => {
  let instance: TestInstance;
  let client: OrderClient;
  let telemetry: Awaited<ReturnType<typeof startOtlpReceiver>>;
  beforeAll(async () => {
    telemetry = await startOtlpReceiver();
    instance = await openTestInstance({
      nats: false,
      env: { HARTOMAT_OTLP_URL: telemetry.url, OTEL_BSP_SCHEDULE_DELAY: '100' },
    });
    client = new OrderClient(instance);
    await instance.start('orders', 'gateway');
  });
  afterAll(async () => {
    await instance.close();
    await telemetry.close();
  });

  const queue = async (recipient: string): Promise<string> => {
    const id = randomUUID();
    await instance.query(
      `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body)
        values ($1, $2, 'email', $3, 'delivered', 'It is ready', $4)`,
      [id, `${id}:email`, recipient, `Ready.\n\nstill.png\n/api/deliveries/${id}/assets/still.png`],
    );
    return id;
  };
  const inState = async (deliveryId: string, state: NotificationReply['state']): Promise<NotificationReply> => {
    const path = `/notifications?deliveryId=${deliveryId}&state=${state}`;
    const found = await waitUntil(async () => (await client.json<NotificationReply[]>(path))[0], { withinMs: 10_000 });
    if (!found) throw new Error(`nothing is ${state}: ${instance.logOf('orders')}`);
    return found;
  };

  it('is a file with links to this gateway, and one span', async () => {
    const sent = await inState(await queue('foreman@hartomat.example'), 'sent');
    expect(sent).toMatchObject({ sink: 'folder', attempts: 1, lastError: null });
    const file = join(instance.settings.homeDir, 'mail', `${sent.providerMessageId?.slice(1, -1)}.eml`);
    const { text } = await simpleParser(await readFile(file));
    expect(text).toContain(`${client.api}/deliveries/${sent.deliveryId}/assets/still.png`);
    const spans = () => telemetry.spans.filter(({ name }) => name === 'send notification');
    const [span] = (await waitUntil(() => (spans().length > 0 ? spans() : undefined), { withinMs: 10_000 })) ?? [];
    expect(span?.attributes).toMatchObject({ 'hartomat.notification_id': sent.id, 'hartomat.outcome': 'sent' });
    expect(instance.logOf('orders')).toContain('f***@hartomat.example');
    expect(instance.logOf('orders')).not.toContain('foreman@');
  });

  it('is resent by an operator where it failed, and only there', async () => {
    const failed = await inState(await queue('no address'), 'failed');
    const resend = (id: string) => client.send(`/notifications/${id}/resend`, { method: 'POST' });
    expect((await resend(failed.id)).status).toBe(202);
    await inState(failed.deliveryId, 'failed');
    const sent = await inState(await queue('a@hartomat.example'), 'sent');
    const statuses = await Promise.all([sent.id, '99999', 'x'].map(async (id) => (await resend(id)).status));
    expect(statuses).toEqual([409, 404, 400]);
    expect((await client.send('/notifications?state=lost')).status).toBe(400);
  });
});
