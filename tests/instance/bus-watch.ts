import { busAddress } from '#platform/bus-address';
import { connect } from '@nats-io/transport-node';
import { eventSubject } from '#contracts';
import type { TestInstance } from './test-instance.js';

/**
 * Waits for the first matching event of a kind; `seen` resolves with it. The subscription is active when this resolves.
 */
export async function watchFirst<T>(
  instance: TestInstance,
  event: string,
  fits: (message: T) => boolean,
): Promise<{ seen: Promise<T> }> {
  const connection = await connect(busAddress(instance.settings.natsUrl));
  const subscription = connection.subscribe(eventSubject('wf', event));
  await connection.flush();
  const first = async (): Promise<T> => {
    for await (const message of subscription) {
      const body = message.json<T>();
      if (fits(body)) return body;
    }
    throw new Error(`The bus closed before any ${event} that fits`);
  };
  return { seen: first().finally(() => connection.close()) };
}
