import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { NotificationReply } from '#contracts';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';

const INTERVAL_MS = 250;

interface NotificationRow {
  id: string;
  delivery_id: string;
  channel: string;
  recipient: string;
  subject: string;
  body: string;
  state: NotificationReply['state'];
  sent_at: Date | null;
}

/** Sends what commits have queued. In-app notifications are sent by becoming visible: the row is the inbox. */
@Injectable()
export class NotificationsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;

  constructor(private readonly orm: MikroORM) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('notifications', INTERVAL_MS, () => this.sendOnce());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  /** The newest 200 of a delivery, or of all. */
  async list(deliveryId?: string): Promise<NotificationReply[]> {
    const rows = await this.orm.em.fork().execute<NotificationRow[]>(
      `select id, delivery_id, channel, recipient, subject, body, state, sent_at from orders.notification
        where state <> 'pending' and (?::uuid is null or delivery_id = ?::uuid) order by id desc limit 200`,
      [deliveryId ?? null, deliveryId ?? null],
    );
    return rows.map((row) => ({
      id: String(row.id),
      deliveryId: row.delivery_id,
      channel: row.channel,
      recipient: row.recipient,
      subject: row.subject,
      body: row.body,
      state: row.state,
      sentAt: row.sent_at ? new Date(row.sent_at).toISOString() : null,
    }));
  }

  private async sendOnce(): Promise<void> {
    await this.orm.em
      .fork()
      .execute(
        `update orders.notification set state = 'sent', sent_at = now() where state = 'pending' and channel = 'in_app'`,
      );
  }
}
