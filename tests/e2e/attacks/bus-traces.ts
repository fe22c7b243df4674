import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import type { TestInstance } from '../../instance/test-instance.js';

/** How many dead letters each service has. */
export async function deadLetters(instance: TestInstance): Promise<Record<string, number>> {
  const rows = await instance.query<{ service: string; count: number }>(
    ['orders', 'orchestrator', 'comparison']
      .map((service) => `select '${service}' as service, count(*)::int as count from ${service}.dead_letter`)
      .join(' union all '),
  );
  return Object.fromEntries(rows.map(({ service, count }) => [service, count]));
}

/** Resolves when every consumer of events and results has settled all there is. */
export async function consumed(bus: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(bus);
  const settled = await waitUntil(
    async () => {
      const streams = ['WF_EVENTS', 'WF_RESULTS'];
      const consumers = await Promise.all(streams.map((stream) => manager.consumers.list(stream).next()));
      const open = consumers.flat().filter((one) => one.num_pending + one.num_ack_pending > 0);
      return open.length === 0 ? true : undefined;
    },
    { withinMs: 20_000 },
  );
  if (!settled) throw new Error('Messages are still open on the bus after 20 s');
}
