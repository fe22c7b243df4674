import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { PAGE_SIZES } from '#contracts';
import type { NotificationReply, NotificationState } from '#contracts';
import { UserError } from '#platform/http';
import type { SendError } from './decide-after-attempt.js';

interface NotificationRow {
  id: string;
  delivery_id: string;
  channel: string;
  recipient: string;
  subject: string;
  body: string;
  state: NotificationState;
  attempts: number;
  next_attempt_at: Date;
  last_error: SendError | null;
  sink: string | null;
  provider_message_id: string | null;
  sent_at: Date | null;
}

/** Which notifications to show. */
export interface NotificationFilter {
  deliveryId?: string;
  state?: string;
  /** Only those that are older than the one of this id. */
  after?: string;
  limit?: number;
}

const COLUMNS = `id::text, delivery_id, channel, recipient, subject, body, state, attempts, next_attempt_at, last_error, sink,
  provider_message_id, sent_at`;

/** What people were told, or will be, and what an operator decides of what was not. */
@Injectable()
export class NotificationsService {
  constructor(private readonly orm: MikroORM) {}

  /** The newest of those asked for. */
  async list({
    deliveryId = '',
    state = '',
    after = '',
    limit = PAGE_SIZES.notifications,
  }: NotificationFilter): Promise<NotificationReply[]> {
    const rows = await this.orm.em.fork().execute<NotificationRow[]>(
      `select ${COLUMNS} from orders.notification
        where (? = '' or delivery_id = nullif(?, '')::uuid) and (? = '' or state = ?)
          and (? = '' or notification.id < nullif(?, '')::bigint) order by notification.id desc limit ?`,
      [deliveryId, deliveryId, state, state, after, after, limit],
    );
    return rows.map(replyOf);
  }

  /** Queues a failed or unconfirmed notification anew, with all its attempts. 404 for an unknown one, 409 for the others. */
  async resend(id: string): Promise<NotificationReply> {
    const em = this.orm.em.fork();
    const [resent] = await em.execute<NotificationRow[]>(
      `update orders.notification
          set state = 'pending', attempts = 0, next_attempt_at = now(), claim = null, updated_at = now()
        where id = ?::bigint and state in ('failed', 'unknown') returning ${COLUMNS}`,
      [id],
    );
    if (resent) return replyOf(resent);
    const [found] = await em.execute<{ state: string }[]>(
      'select state from orders.notification where id = ?::bigint',
      [id],
    );
    if (!found) throw new UserError('notification_not_found', `There is no notification ${id}.`, 404);
    throw new UserError(
      'notification_not_resendable',
      `Notification ${id} is ${found.state}; only failed and unknown ones are resent.`,
      409,
    );
  }
}

const replyOf = (row: NotificationRow): NotificationReply => ({
  id: row.id,
  deliveryId: row.delivery_id,
  channel: row.channel,
  recipient: row.recipient,
  subject: row.subject,
  body: row.body,
  state: row.state,
  attempts: row.attempts,
  nextAttemptAt: row.state === 'pending' ? new Date(row.next_attempt_at).toISOString() : null,
  lastError: row.last_error,
  sink: row.sink,
  providerMessageId: row.provider_message_id,
  sentAt: row.sent_at ? new Date(row.sent_at).toISOString() : null,
});
