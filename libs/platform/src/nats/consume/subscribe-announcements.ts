import { FailureLog } from '../../telemetry/index.js';
import type { Logger } from '../../telemetry/index.js';
import type { BusConnection } from '../connection/bus-connection.js';
import { parseMessage } from './parse-message.js';
import { subscribe } from './subscribe.js';

/** Announcements on a subject without a stream. */
export interface Announcements<T extends object> {
  subject: string;
  Message: new () => T;
  logger: Logger;
}

/**
 * Subscribes to announcements over core NATS, validated. One that is malformed or cannot be handled is logged and
 * dropped, as the next one follows soon. Returns how to unsubscribe.
 */
export function subscribeAnnouncements<T extends object>(
  bus: BusConnection,
  { subject, Message, logger }: Announcements<T>,
  onAnnouncement: (announcement: T) => void | Promise<void>,
): () => void {
  const handle = async (data: Uint8Array): Promise<void> => onAnnouncement(parseMessage(Message, data));
  const log = new FailureLog(logger);
  const unsubscribe = subscribe(bus, subject, (data) => {
    void handle(data).catch((error: unknown) => {
      log.note({ level: 'warn', kind: String(error), details: { err: error, subject }, message: 'an announcement was dropped' }); // prettier-ignore
    });
  });
  return () => {
    unsubscribe();
    log.flush();
  };
}
