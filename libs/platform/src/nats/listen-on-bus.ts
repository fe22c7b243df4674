import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { BusConnection } from './bus-connection.js';

/**
 * Hears every message on a subject over core NATS while there is a connection, whenever it comes and however often it is
 * lost; what was sent in between is not heard. Returns how to stop listening.
 */
export function listenOnBus(
  bus: BusConnection,
  subject: string,
  hear: (data: Uint8Array, subject: string) => void,
): () => void {
  let on: NatsConnection | null = null;
  let subscription: Subscription | null = null;
  const forget = bus.onConnect(({ connection }) => {
    // A connection that came back has kept its subscriptions; a new one has none.
    if (on === connection) return;
    on = connection;
    subscription = connection.subscribe(subject, {
      callback: (error, message) => void (error ?? hear(message.data, message.subject)),
    });
  });
  return () => {
    forget();
    if (!on?.isClosed()) subscription?.unsubscribe();
  };
}
