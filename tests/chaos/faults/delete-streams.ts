import { busAddress } from '#platform/bus-address';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** What `nats stream rm` does, to every stream, while everybody writes and reads. */
export async function deleteStreams(natsUrl: string): Promise<void> {
  const connection = await connect(busAddress(natsUrl));
  try {
    const jsm = await jetstreamManager(connection);
    for await (const { config } of jsm.streams.list()) await jsm.streams.delete(config.name);
  } finally {
    await connection.close();
  }
}
