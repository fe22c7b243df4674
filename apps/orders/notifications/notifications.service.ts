import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PAGE_SIZES } from '#contracts';
import type { NotificationReply, NotificationState } from '#contracts';
import { UserError } from '#platform/http';
import { isoTime } from '#platform/orm';
import { ordersTables } from '../orders.orm.config.js';

/** Which notifications to show. */
export interface NotificationFilter {
  deliveryId?: string;
  state?: NotificationState;
  /** Only those that are older than the one of this id. */
  after?: string;
  limit?: number;
}

/** Lists notifications, and resends those that failed or are unconfirmed. */
@Injectable()
export class NotificationsService {
  constructor(private readonly orm: MikroORM) {}

  /** The newest that fit, newest first. */
  async list({ deliveryId, state, after, limit }: NotificationFilter): Promise<NotificationReply[]> {
    let newestFirst = selectNotifications(this.orm.em.fork()).orderBy('id', 'desc');
    if (deliveryId !== undefined) newestFirst = newestFirst.where('deliveryId', '=', deliveryId);
    if (state !== undefined) newestFirst = newestFirst.where('state', '=', state);
    if (after !== undefined) newestFirst = newestFirst.where('id', '<', Number(after));
    const rows = await newestFirst.limit(limit ?? PAGE_SIZES.notifications).execute();
    return rows.map(replyOf);
  }

  /** Queues a failed or unconfirmed notification anew, with all its attempts. 404 for an unknown one, 409 for the others. */
  async resend(id: string): Promise<NotificationReply> {
    const em = this.orm.em.fork();
    const resent = await ordersTables(em)
      .updateTable('notification')
      .set({ state: 'pending', attempts: 0, claim: null })
      .set((by) => ({ nextAttemptAt: by.fn<Date>('now', []), updatedAt: by.fn<Date>('now', []) }))
      .where('id', '=', Number(id))
      .where('state', 'in', ['failed', 'unknown'])
      .returning(COLUMNS)
      .executeTakeFirst();
    if (resent) return replyOf(resent);
    const found = await selectNotifications(em).where('id', '=', Number(id)).executeTakeFirst();
    if (!found) throw new UserError('notification_not_found', `There is no notification ${id}.`, 404);
    throw new UserError(
      'notification_not_resendable',
      `Notification ${id} is ${found.state}; only failed and unknown ones are resent.`,
      409,
    );
  }
}

const COLUMNS = [
  ...(['id', 'deliveryId', 'channel', 'recipient', 'subject', 'body', 'state', 'attempts', 'nextAttemptAt'] as const),
  ...(['lastError', 'sink', 'providerMessageId', 'sentAt'] as const),
] as const;

const selectNotifications = (em: EntityManager) => ordersTables(em).selectFrom('notification').select(COLUMNS);

type Row = Awaited<ReturnType<ReturnType<typeof selectNotifications>['execute']>>[number];

const replyOf = ({ id, nextAttemptAt, sentAt, ...row }: Row): NotificationReply => ({
  ...row,
  id: String(id),
  nextAttemptAt: row.state === 'pending' ? isoTime(nextAttemptAt) : null,
  sentAt: isoTime(sentAt),
});
