import { FailureLog } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';
import type { BusConnection } from './bus-connection.js';
import { listenOnBus } from './listen-on-bus.js';
import { parseMessage } from './parse-message.js';

/** What is said on a subject without a stream. */
export interface Announcements<T extends object> {
  subject: string;
  Message: new () => T;
  logger: Logger;
}

/**
 * Hears what is announced over core NATS, validated; what cannot be understood or used is logged and costs nothing, as it
 * is said again soon. Returns how to stop listening.
 */
export function hearMessages<T extends object>(
  bus: BusConnection,
  { subject, Message, logger }: Announcements<T>,
  hear: (message: T) => void | Promise<void>,
): () => void {
  const take = async (data: Uint8Array): Promise<void> => hear(parseMessage(Message, data));
  const log = new FailureLog(logger);
  const stop = listenOnBus(bus, subject, (data) => {
    void take(data).catch((error: unknown) => {
      log.note({ level: 'warn', kind: String(error), details: { err: error, subject }, message: 'an announcement was not taken' }); // prettier-ignore
    });
  });
  return () => {
    stop();
    log.flush();
  };
}
