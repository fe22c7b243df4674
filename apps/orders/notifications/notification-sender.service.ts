import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER } from '../logger.js';
import type { ChannelPolicy } from './channel-policy.js';
import { decideAfterAttempt } from './decide-after-attempt.js';
import type { AfterAttempt } from './decide-after-attempt.js';
import type { EmailSender } from './email/email-sender.js';
import { maskAddress } from './mask-address.js';
import { claimDue, deliverToInbox, markLost, recordAttempt } from './notification-queue.repository.js';
import type { ClaimedNotification } from './notification-queue.repository.js';

export const SENDING = Symbol('how notifications are sent');

/** How the sender works; times in milliseconds. `drainMs`: how long attempts may take to end when the process does. */
export interface Sending {
  email: EmailSender;
  policy: ChannelPolicy;
  intervalMs: number;
  drainMs: number;
}

/** A slow sender times out long before its lease runs out. */
const LEASE_BEYOND_TIMEOUT_MS = 30_000;
/** Leases last minutes, so lost ones are not looked for in every tick. */
const TICKS_PER_SWEEP = 20;
/** How long shutdown waits for aborted attempts. */
const END_WITHIN_MS = 1000;

/** Sends the notifications that commits queued. Attempts run outside of the loop: a slow mail server delays e-mail only. */
@Injectable()
export class NotificationSenderService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loop: Loop | null = null;
  private readonly attempts = new Set<Promise<void>>();
  private readonly ending = new AbortController();
  private ticks = 0;

  constructor(
    private readonly orm: MikroORM,
    @Inject(SENDING) private readonly sending: Sending,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('notifications', this.sending.intervalMs, () => this.tick(), this.logger);
  }

  /** Before the database closes: attempts get `drainMs` to end; the rest are aborted and record their outcome. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
    await this.waitForAttempts(this.sending.drainMs);
    this.ending.abort();
    await this.waitForAttempts(END_WITHIN_MS);
  }

  private async tick(): Promise<void> {
    const em = this.orm.em.fork();
    await deliverToInbox(em);
    if (this.ticks++ % TICKS_PER_SWEEP === 0) await this.sweep(em);
    const { parallel, timeoutMs } = this.sending.policy;
    const free = parallel - this.attempts.size;
    if (free <= 0) return;
    for (const claimed of await claimDue(em, 'email', free, timeoutMs + LEASE_BEYOND_TIMEOUT_MS)) this.begin(claimed);
  }

  private async sweep(em: EntityManager): Promise<void> {
    for (const { id, channel, recipient } of await em.transactional(markLost))
      this.logger.warn({ notificationId: id, channel, recipient: maskAddress(recipient) }, 'notification unknown');
  }

  private begin(claimed: ClaimedNotification): void {
    const attributes = {
      'hartomat.notification_id': claimed.id,
      'hartomat.channel': claimed.channel,
      'hartomat.delivery_id': claimed.deliveryId,
      'hartomat.attempt': claimed.attempts,
    };
    const options = { kind: SpanKind.CLIENT, traceparent: claimed.traceparent, attributes };
    const attempt = withSpan('send notification', options, async (span) => {
      const after = await this.attempt(claimed);
      span.setAttribute('hartomat.outcome', after.state);
      if ('error' in after) span.setAttribute('error.type', after.error.code);
    })
      // An outcome that cannot be recorded is unknown: the row stays until its lease runs out.
      .catch((error: unknown) => this.logger.error({ err: error, notificationId: claimed.id }, 'attempt not recorded'))
      .finally(() => this.attempts.delete(attempt));
    this.attempts.add(attempt);
  }

  private async attempt(claimed: ClaimedNotification): Promise<AfterAttempt> {
    const { email, policy } = this.sending;
    const result = await email.deliver(claimed, { timeoutMs: policy.timeoutMs, signal: this.ending.signal });
    const after = decideAfterAttempt(result, claimed.attempts, policy, Math.random());
    const recorded = await this.orm.em.fork().transactional((em) => recordAttempt(em, claimed, after, email.sink));
    this.log(claimed, after, recorded);
    return after;
  }

  private log({ id, channel, recipient, attempts }: ClaimedNotification, after: AfterAttempt, recorded: boolean): void {
    const level = after.state === 'sent' ? 'info' : 'warn';
    const code = 'error' in after ? { code: after.error.code } : {};
    const again = after.state === 'pending' ? { againInMs: after.inMs } : {};
    const data = {
      notificationId: id,
      channel,
      recipient: maskAddress(recipient),
      attempt: attempts,
      ...code,
      ...again,
    };
    this.logger[level](data, `notification ${recorded ? after.state : 'was resent meanwhile'}`);
  }

  private async waitForAttempts(withinMs: number): Promise<void> {
    await Promise.race([Promise.all(this.attempts), sleep(withinMs, undefined, { ref: false })]);
  }
}
