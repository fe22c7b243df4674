import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import sharp from 'sharp';
import type { NotificationReply } from '#contracts';
import { createFolderArtifactStore } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import type { ChannelPolicy } from '../../../apps/orders/notifications/channel-policy.js';
import { NotificationSenderService } from '../../../apps/orders/notifications/notification-sender.service.js';
import { NotificationsService } from '../../../apps/orders/notifications/notifications.service.js';
import { openEmail } from '../../../apps/orders/notifications/sending.provider.js';
import { driveDeliveries, evidenceOf } from './delivery-driver.js';
import { openDelivery, openOrdersDatabase } from './orders-database.js';

export const FAST: ChannelPolicy = { attempts: 3, backoffMs: 1, maxBackoffMs: 4, timeoutMs: 5000, parallel: 4 };

/** What a test queues: a mail about one picture unless it says otherwise. */
export interface QueuedMail {
  recipient?: string;
  channel?: 'in_app' | 'email';
  subject?: string;
  body?: string;
  picture?: { bytes: Buffer; mediaType: string };
}

const WITHIN_MS = 15_000;

/** Orders' outbox on a real database, with senders that a test starts against its own mail server. */
export class MailBench {
  readonly logLines: string[] = [];
  readonly notifications: NotificationsService;
  private readonly senders: NotificationSenderService[] = [];
  private queued = 0;

  constructor(
    readonly orm: MikroORM,
    readonly homeDir: string,
    private readonly artifacts: ArtifactStore,
    private readonly release: () => Promise<void>,
  ) {
    this.notifications = new NotificationsService(orm);
  }

  /** A sender as one orders process runs it; without `smtpUrl` it keeps mails in the folder. */
  startSender(smtpUrl?: string, policy: Partial<ChannelPolicy> = {}): NotificationSenderService {
    const logger = pino({ level: 'trace' }, { write: (line: string) => void this.logLines.push(line) });
    const config = { home: this.homeDir, smtpUrl, smtpFrom: 'HartOMat <orders@hartomat.example>' };
    const email = openEmail({ ...config, publicUrl: 'https://hartomat.example/' }, logger, this.orm, this.artifacts);
    const sending = { email, policy: { ...FAST, ...policy }, intervalMs: 5, drainMs: 50 };
    const sender = new NotificationSenderService(this.orm, sending, logger);
    this.senders.push(sender);
    sender.onApplicationBootstrap();
    return sender;
  }

  async stopSenders(): Promise<void> {
    await Promise.all(this.senders.splice(0).map((sender) => sender.beforeApplicationShutdown()));
  }

  /** Commits a delivery of legacy's that tells one recipient; answers the delivery's id. */
  async commit(mail: QueuedMail = {}): Promise<string> {
    const id = await openDelivery(this.orm);
    const { runOf, stageAndCommit } = driveDeliveries(() => this.orm);
    const { bytes, mediaType } = mail.picture ?? { bytes: await plainPicture(), mediaType: 'image/png' };
    const { sha256 } = await this.artifacts.put(bytes, mediaType);
    const name = `still.${mediaType.slice('image/'.length)}`;
    const asset = { name, mediaType, sha256, byteLength: bytes.length, width: 8, height: 8, idMask: null };
    const model = { ...asset, name: 'a-model.glb', mediaType: 'model/gltf-binary', width: null, height: null };
    const { channel = 'email', recipient = 'foreman@hartomat.example' } = mail;
    const links = [name, model.name].map((file) => `${file}\n/api/deliveries/${id}/assets/${file}`);
    const told = {
      dedupeKey: `${id}:${channel}:${recipient}:delivered`,
      channel,
      recipient,
      template: 'delivered',
      params: {},
      subject: mail.subject ?? `Order ${++this.queued} is ready`,
      body: mail.body ?? ['It is ready.', ...links].join('\n\n'),
    };
    const change = { mediaAssets: [asset, model], notifications: [told] };
    await stageAndCommit(evidenceOf(id, 'legacy', await runOf(id, 'legacy'), change));
    return id;
  }

  async of(deliveryId: string): Promise<NotificationReply> {
    const [first] = (await this.notifications.list({ deliveryId })).slice(-1);
    if (!first) throw new Error(`delivery ${deliveryId} tells nobody`);
    return first;
  }

  /** The delivery's first notification once it is as asked; throws with what it is instead. */
  async until(deliveryId: string, wanted: (one: NotificationReply) => boolean): Promise<NotificationReply> {
    const found = await waitUntil(
      async () => {
        const one = await this.of(deliveryId);
        return wanted(one) ? one : undefined;
      },
      { withinMs: WITHIN_MS, everyMs: 5 },
    );
    if (!found) throw new Error(`Not as wanted: ${JSON.stringify(await this.of(deliveryId))}`);
    return found;
  }

  untilState(deliveryId: string, state: NotificationReply['state']): Promise<NotificationReply> {
    return this.until(deliveryId, (one) => one.state === state);
  }

  /** Mails in the folder by file name. */
  async folder(): Promise<Map<string, Buffer>> {
    const names = await readdir(join(this.homeDir, 'mail')).catch(() => []);
    const mails = names.map(async (name) => [name, await readFile(join(this.homeDir, 'mail', name))] as const);
    return new Map(await Promise.all(mails));
  }

  async close(): Promise<void> {
    await this.stopSenders();
    await this.release();
  }
}

export async function openMailBench(name: string): Promise<MailBench> {
  const { orm, close } = await openOrdersDatabase(name);
  const home = temporaryHome();
  const artifacts = createFolderArtifactStore(join(home.homeDir, 'artifacts'));
  return new MailBench(orm, home.homeDir, artifacts, async () => {
    await close();
    home.remove();
  });
}

export const plainPicture = (): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#c04020' } })
    .png()
    .toBuffer();

/** The Message-ID that a notification always has. */
export const messageIdFor = (dedupeKey: string): string =>
  `<${createHash('sha256').update(dedupeKey).digest('hex')}@hartomat>`;
