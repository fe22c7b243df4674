import type { NotificationChannel } from '#steps';

/** How a channel is tried. Times in milliseconds; `attempts` counts the first one; `parallel` bounds one process. */
export interface ChannelPolicy {
  attempts: number;
  backoffMs: number;
  maxBackoffMs: number;
  timeoutMs: number;
  parallel: number;
}

/** A channel on which sending may fail. In-app is none: there the row is the inbox. */
export type SentChannel = Exclude<NotificationChannel, 'in_app'>;

/** E-mail waits out greylisting and an outage of some hours: the last of its attempts is four hours after the first. */
export const CHANNEL_POLICIES: Record<SentChannel, ChannelPolicy> = {
  email: { attempts: 12, backoffMs: 15_000, maxBackoffMs: 3_600_000, timeoutMs: 60_000, parallel: 4 },
};
