import { busAddress } from '#platform/bus-address';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { eventStream, resultStream } from '#contracts';

export interface BusState {
  /** Messages that services have not read, or have read and not settled, which are redelivered after their lease. */
  unread: number;
  /** When the event stream was created; changes with a wipe. */
  eventsCreated: string;
}

export async function lookAtBus(natsUrl: string): Promise<BusState> {
  const connection = await connect(busAddress(natsUrl));
  try {
    const jsm = await jetstreamManager(connection);
    let unread = 0;
    for (const { name } of [eventStream('wf'), resultStream('wf')]) {
      for await (const consumer of jsm.consumers.list(name)) unread += consumer.num_pending + consumer.num_ack_pending;
    }
    return { unread, eventsCreated: (await jsm.streams.info(eventStream('wf').name)).created };
  } finally {
    await connection.close();
  }
}
