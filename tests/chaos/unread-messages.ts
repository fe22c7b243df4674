import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { eventStream, resultStream } from '#contracts';

/** How many messages services have not read yet, or have read and not settled: those come again after their lease. */
export async function unreadMessages(natsUrl: string): Promise<number> {
  const connection = await connect({ servers: natsUrl });
  try {
    const jsm = await jetstreamManager(connection);
    let unread = 0;
    for (const { name } of [eventStream('wf'), resultStream('wf')]) {
      for await (const consumer of jsm.consumers.list(name)) unread += consumer.num_pending + consumer.num_ack_pending;
    }
    return unread;
  } finally {
    await connection.close();
  }
}
