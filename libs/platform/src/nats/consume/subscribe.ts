import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { BusConnection } from '../connection/bus-connection.js';

/**
 * Subscribes to a subject over core NATS whenever there is a connection, however often it is lost; what was published in
 * between is lost. Returns how to unsubscribe.
 */
export function subscribe(
  bus: BusConnection,
  subject: string,
  onMessage: (data: Uint8Array, subject: string) => void,
): () => void {
  let on: NatsConnection | null = null;
  let subscription: Subscription | null = null;
  const stopFollowing = bus.onConnect(({ connection }) => {
    // A connection that came back has kept its subscriptions; a new one has none.
    if (on === connection) return;
    on = connection;
    subscription = connection.subscribe(subject, {
      callback: (error, message) => void (error ?? onMessage(message.data, message.subject)),
    });
  });
  return () => {
    stopFollowing();
    if (!on?.isClosed()) subscription?.unsubscribe();
  };
}
