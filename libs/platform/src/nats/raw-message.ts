import type { JsMsg } from '@nats-io/jetstream';

/** What we need of a delivered JetStream message. */
export type RawMessage = Pick<JsMsg, 'subject' | 'data' | 'headers' | 'ack' | 'nak' | 'term' | 'working'> & {
  info: Pick<JsMsg['info'], 'deliveryCount' | 'timestampNanos' | 'streamSequence'>;
};
