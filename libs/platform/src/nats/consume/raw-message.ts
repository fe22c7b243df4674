import type { JsMsg } from '@nats-io/jetstream';
import type { Settlement } from './settlement.js';

/** The used part of a delivered JetStream message. */
export type RawMessage = Pick<JsMsg, 'subject' | 'data' | 'headers' | 'ack' | 'nak' | 'term' | 'working'> & {
  info: Pick<JsMsg['info'], 'deliveryCount' | 'timestampNanos' | 'streamSequence'>;
};

/** Sends the settlement of a message to the server. */
export function settle(raw: RawMessage, settlement: Settlement): void {
  if (settlement.do === 'retry') raw.nak(settlement.afterMs);
  if (settlement.do === 'dead_letter') raw.term('dead letter');
}
